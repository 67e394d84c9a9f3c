// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/redis_key_read.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace cacheloupe {

namespace {

constexpr std::string_view kLastByte = "4194303";
constexpr std::string_view kFieldsAtOnce = "500";
constexpr std::int64_t kNoSuchKey = -2;

static_assert(RedisKeyRead::kMaxValueBytes == 4194303 + 1);

bool isReadable(std::string_view type)
{
    return type == "string" || type == "hash" || type == "ReJSON-RL";
}

bool isAboutKey(std::string_view error)
{
    return error.starts_with("NOPERM") && error.find("access") != std::string_view::npos && error.find("key") != std::string_view::npos;
}

} // namespace

RedisKeyRead::RedisKeyRead(WantedKey wanted, std::string guessedType)
    : m_wantedPart(std::move(wanted.part)), m_step(guessedType.empty() ? Step::type : Step::value)
{
    m_part.key = std::move(wanted.key);
    if (m_step == Step::value)
        setType(guessedType);
}

void RedisKeyRead::setType(const std::string &type)
{
    m_part.type = type;
    m_part.name = !m_wantedPart.empty() ? m_wantedPart : type == "hash" ? "hash" : "value";
    m_part.unsupported = !isReadable(type);
}

void RedisKeyRead::restart(bool asking)
{
    *this = RedisKeyRead({std::move(m_part.key), std::move(m_wantedPart)}, {});
    m_asking = asking;
}

void RedisKeyRead::announce(RedisBatch &batch) const
{
    if (m_asking)
        batch.add({"ASKING"});
}

Result<RedisReply> RedisKeyRead::receive(RedisConnection &connection, std::stop_token stop) const
{
    if (m_asking)
        if (auto announced = connection.receive(stop); !announced)
            return announced;
    return connection.receive(stop);
}

void RedisKeyRead::askValue(RedisBatch &batch) const
{
    if (m_part.type == "string")
        batch.add({"GETRANGE", m_part.key, "0", kLastByte});
    else if (m_part.type == "hash")
        batch.add({"HSCAN", m_part.key, m_cursor, "COUNT", kFieldsAtOnce});
    else
        batch.add({"JSON.GET", m_part.key});
}

void RedisKeyRead::ask(RedisBatch &batch, const AskedFacts &facts)
{
    if (m_step == Step::type) {
        announce(batch);
        batch.add({"TYPE", m_part.key});
    }
    m_asked = m_headKnown ? AskedFacts{false, false} : facts;
    if (m_asked.timeToLive) {
        announce(batch);
        batch.add({"PTTL", m_part.key});
    }
    if (m_asked.idleTime) {
        announce(batch);
        batch.add({"OBJECT", "IDLETIME", m_part.key});
    }
    if (m_step == Step::type)
        return;
    announce(batch);
    if (m_step == Step::length)
        batch.add({"STRLEN", m_part.key});
    else
        askValue(batch);
}

/// True when an error reply says all there is to know of the key.
bool RedisKeyRead::settledBy(const RedisReply &reply)
{
    if (!reply.isError())
        return false;
    if (isAboutKey(reply.text)) {
        // SCAN names keys outside the user's key pattern too; they stay visible.
        setType({});
        m_part.denied = true;
    } else if (reply.text.starts_with("MOVED ") || reply.text.starts_with("ASK ")) {
        m_redirect = reply.text;
        m_exists = false;
    } else {
        return false;
    }
    m_step = Step::done;
    return true;
}

Status RedisKeyRead::takeTimeToLive(RedisConnection &connection, std::stop_token stop)
{
    const auto ttl = receive(connection, stop);
    if (!ttl)
        return ttl.error();
    if (!settledBy(*ttl) && ttl->type == RedisReply::Type::integer) {
        if (ttl->integer >= 0)
            m_part.ttlLeftS = double(ttl->integer) / 1000;
        else if (ttl->integer == kNoSuchKey)
            m_exists = false;
    }
    return {};
}

Status RedisKeyRead::takeHead(RedisConnection &connection, AskedFacts &facts, std::stop_token stop)
{
    if (m_asked.timeToLive)
        if (auto taken = takeTimeToLive(connection, stop); !taken)
            return taken;
    if (m_asked.idleTime) {
        const auto seconds = receive(connection, stop);
        if (!seconds)
            return seconds.error();
        if (seconds->type == RedisReply::Type::integer)
            m_part.idleS = double(seconds->integer);
        else if (!settledBy(*seconds) && seconds->isError() && seconds->text.find("LFU") != std::string::npos)
            facts.idleTime = false;
    }
    m_headKnown = true;
    return {};
}

Status RedisKeyRead::take(RedisConnection &connection, AskedFacts &facts, std::stop_token stop)
{
    const Step asked = m_step;
    Status out;
    if (asked == Step::type) {
        const auto type = receive(connection, stop);
        if (!type)
            return type.error();
        out = takeType(*type, connection.where());
    }
    if (!m_headKnown)
        if (auto taken = takeHead(connection, facts, stop); !taken)
            return taken;
    if (asked != Step::type) {
        auto value = receive(connection, stop);
        if (!value)
            return value.error();
        if (m_step != Step::done)
            out = takeValue(std::move(*value), connection.where());
    }
    if (!m_exists)
        m_step = Step::done;
    return out;
}

Status RedisKeyRead::takeType(const RedisReply &reply, const std::string &where)
{
    if (settledBy(reply))
        return {};
    if (reply.isError())
        return RedisConnection::errorFromReply(reply, where);
    m_typeKnown = true;
    m_exists = reply.text != "none";
    setType(reply.text);
    m_step = isReadable(reply.text) ? Step::value : Step::done;
    return {};
}

Status RedisKeyRead::takeValue(RedisReply reply, const std::string &where)
{
    if (settledBy(reply))
        return {};
    const Step asked = std::exchange(m_step, Step::done);
    if (asked == Step::length) {
        if (reply.type == RedisReply::Type::integer)
            m_part.sizeBytes = std::max(m_part.sizeBytes, std::uint64_t(reply.integer));
        m_part.truncated = m_part.sizeBytes > m_part.value.size();
        return {};
    }
    const bool isRefused = reply.isError() && reply.text.starts_with("NOPERM");
    if (reply.isError() && !isRefused && !m_typeKnown) {
        m_step = Step::type;
        return {};
    }
    // A user who may list but not read must learn that, not see empty entries.
    if (isRefused && m_part.type != "ReJSON-RL")
        return RedisConnection::errorFromReply(reply, where);
    if (m_part.type == "hash") {
        takeFields(reply);
        return {};
    }
    // Where no TTL was asked for, only the type tells a key that is gone from an empty one.
    if (reply.text.empty() && !m_asked.timeToLive && !m_typeKnown) {
        m_step = Step::type;
        return {};
    }
    if (!reply.isText()) {
        m_part.unsupported = true;
        return {};
    }
    m_part.sizeBytes = reply.text.size();
    m_part.value = std::move(reply.text);
    if (m_part.type == "string" && m_part.value.size() == kMaxValueBytes)
        m_step = Step::length;
    m_part.truncated = m_part.value.size() > kMaxValueBytes;
    if (m_part.truncated)
        m_part.value.resize(kMaxValueBytes);
    return {};
}

void RedisKeyRead::takeFields(RedisReply &reply)
{
    if (!reply.isArray() || reply.items.size() != 2 || !reply.items[1].isArray()) {
        m_part.unsupported = m_part.fields.empty();
        return;
    }
    auto &items = reply.items[1].items;
    for (size_t i = 0; i + 1 < items.size(); i += 2) {
        m_part.sizeBytes += items[i].text.size() + items[i + 1].text.size();
        if (m_part.fields.size() >= kMaxFields) {
            m_part.truncated = true;
            continue;
        }
        if (items[i + 1].text.size() > kMaxValueBytes) {
            m_part.truncated = true;
            items[i + 1].text.resize(kMaxValueBytes);
        }
        m_part.fields.emplace_back(std::move(items[i].text), std::move(items[i + 1].text));
    }
    m_cursor = std::move(reply.items[0].text);
    const bool vanished = m_cursor == "0" && m_part.fields.empty();
    if (vanished)
        m_exists = false;
    else if (m_cursor != "0" && !m_part.truncated)
        m_step = Step::more;
}

} // namespace cacheloupe
