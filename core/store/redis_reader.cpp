// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/redis_reader.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr size_t kHeadCommands = 3;
constexpr size_t kValueCommands = 2;
constexpr size_t kMaxRemembered = 200'000;

std::string lastByte()
{
    return std::to_string(RedisReader::kMaxValueBytes - 1);
}

RedisCommand sizeCommand(const RawPart &part)
{
    return {part.type == "hash" ? "HLEN" : part.type == "string" ? "STRLEN" : "EXISTS", part.key};
}

RedisCommand valueCommand(const RawPart &part)
{
    if (part.type == "string")
        return {"GETRANGE", part.key, "0", lastByte()};
    if (part.type == "hash")
        return {"HSCAN", part.key, "0", "COUNT", "500"};
    if (part.type == "ReJSON-RL")
        return {"JSON.GET", part.key};
    return {"EXISTS", part.key};
}

bool isAboutKey(const RedisReply &reply)
{
    return reply.isError() && reply.text.starts_with("NOPERM") && reply.text.find("access") != std::string::npos
        && reply.text.find("key") != std::string::npos;
}

std::string partName(const WantedKey &wanted, const std::string &type)
{
    if (!wanted.part.empty())
        return wanted.part;
    return type == "hash" ? "hash" : "value";
}

void takeField(RawPart &part, const std::string &name, const std::string &value)
{
    part.sizeBytes += name.size() + value.size();
    if (part.fields.size() >= RedisReader::kMaxFields) {
        part.truncated = true;
        return;
    }
    part.truncated = part.truncated || value.size() > RedisReader::kMaxValueBytes;
    part.fields.emplace_back(name, value.substr(0, RedisReader::kMaxValueBytes));
}

} // namespace

void RedisReader::takeIdle(RawPart &part, const RedisReply &idle)
{
    if (idle.type != RedisReply::Type::integer)
        return;
    const Instant now = m_clock();
    const Instant used = now - std::chrono::seconds(idle.integer);
    if (m_lastUsed.size() < kMaxRemembered)
        m_lastUsed.emplace(part.key, used);
    const auto first = m_lastUsed.find(part.key);
    const Instant earliest = first == m_lastUsed.end() ? used : std::min(used, first->second);
    part.idleS = double((now - earliest).count()) / 1000;
}

Result<std::vector<RawPart>> RedisReader::readHeads(const std::vector<WantedKey> &keys, std::stop_token stop)
{
    std::vector<RedisCommand> commands;
    for (const auto &wanted : keys) {
        commands.push_back({"TYPE", wanted.key});
        commands.push_back({"PTTL", wanted.key});
        commands.push_back({"OBJECT", "IDLETIME", wanted.key});
    }
    const auto replies = m_connection.pipeline(commands, stop);
    if (!replies)
        return replies.error();
    std::vector<RawPart> parts;
    for (size_t i = 0; i < keys.size(); ++i) {
        const RedisReply *head = replies->data() + i * kHeadCommands;
        RawPart part;
        // SCAN names keys outside the user's key pattern too; they stay visible.
        part.denied = isAboutKey(head[0]);
        if (head[0].isError() && !part.denied)
            return RedisConnection::errorFromReply(head[0], m_connection.where());
        if (head[0].text == "none")
            continue;
        part.key = keys[i].key;
        part.type = part.denied ? std::string() : head[0].text;
        part.name = partName(keys[i], part.type);
        part.unsupported = part.type != "string" && part.type != "hash" && part.type != "ReJSON-RL";
        if (head[1].type == RedisReply::Type::integer && head[1].integer >= 0)
            part.ttlLeftS = double(head[1].integer) / 1000;
        takeIdle(part, head[2]);
        parts.push_back(std::move(part));
    }
    return parts;
}

void RedisReader::takeValue(RawPart &part, const RedisReply &size, const RedisReply &value) const
{
    if (!value.isText()) {
        part.unsupported = true;
        return;
    }
    part.value = value.text;
    part.sizeBytes = part.type == "string" && size.type == RedisReply::Type::integer ? std::uint64_t(size.integer) : value.text.size();
    if (part.value.size() > kMaxValueBytes)
        part.value.resize(kMaxValueBytes);
    part.truncated = part.sizeBytes > part.value.size();
}

Status RedisReader::readFields(RawPart &part, const RedisReply &first, std::stop_token stop)
{
    RedisReply page = first;
    for (;;) {
        if (!page.isArray() || page.items.size() != 2 || !page.items[1].isArray()) {
            part.unsupported = part.fields.empty();
            return {};
        }
        const auto &items = page.items[1].items;
        for (size_t i = 0; i + 1 < items.size(); i += 2)
            takeField(part, items[i].text, items[i + 1].text);
        const std::string cursor = page.items[0].text;
        if (cursor == "0" || part.truncated)
            return {};
        auto next = m_connection.command({"HSCAN", part.key, cursor, "COUNT", "500"}, stop);
        if (!next)
            return next.error();
        page = std::move(*next);
    }
}

Result<std::vector<RawPart>> RedisReader::read(const std::vector<WantedKey> &keys, std::stop_token stop)
{
    auto parts = readHeads(keys, stop);
    if (!parts || parts->empty())
        return parts;
    std::vector<RedisCommand> commands;
    for (const auto &part : *parts) {
        commands.push_back(sizeCommand(part));
        commands.push_back(valueCommand(part));
    }
    const auto replies = m_connection.pipeline(commands, stop);
    if (!replies)
        return replies.error();
    std::vector<RawPart> out;
    for (size_t i = 0; i < parts->size(); ++i) {
        RawPart &part = (*parts)[i];
        const RedisReply &size = (*replies)[i * kValueCommands];
        const RedisReply &value = (*replies)[i * kValueCommands + 1];
        // A user who may list but not read must learn that, not see empty entries.
        if (value.isError() && value.text.starts_with("NOPERM") && !part.denied && part.type != "ReJSON-RL")
            return RedisConnection::errorFromReply(value, m_connection.where());
        const bool vanished = size.type == RedisReply::Type::integer && size.integer == 0 && part.type != "string";
        if (vanished)
            continue;
        if (part.type == "hash") {
            if (auto read = readFields(part, value, stop); !read)
                return read.error();
        } else if (!part.unsupported) {
            takeValue(part, size, value);
        }
        out.push_back(std::move(part));
    }
    return out;
}

} // namespace cacheloupe
