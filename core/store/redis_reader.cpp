// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/redis_reader.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr size_t kMaxRemembered = 500'000;
constexpr size_t kMaxPrefixes = 256;

/// Keys of one kind begin alike up to their first colon; bare keys are one kind.
std::string_view kindOf(std::string_view key)
{
    const auto colon = key.find(':');
    return colon == std::string_view::npos ? std::string_view() : key.substr(0, colon);
}

} // namespace

Hash128 RedisReader::identityOf(std::string_view key) const
{
    Hash128 out = hash128(key);
    out.high += std::uint64_t(m_database);
    return out;
}

RedisKeyRead RedisReader::begin(WantedKey wanted) const
{
    const auto known = m_typeOfPrefix.find(kindOf(wanted.key));
    return {std::move(wanted), known == m_typeOfPrefix.end() ? std::string() : known->second};
}

Status RedisReader::take(RedisKeyRead &read, RedisConnection &connection, std::stop_token stop)
{
    const std::string before = read.type();
    auto taken = read.take(connection, m_facts, stop);
    if (m_touches && read.done())
        m_lastUsed.prefetch(identityOf(read.key()));
    // A type that can be read without asking first; lists and streams are told by TYPE alone.
    const bool isNew = read.type() != before && (read.type() == "string" || read.type() == "hash" || read.type() == "ReJSON-RL");
    if (isNew) {
        const auto kind = kindOf(read.key());
        if (const auto known = m_typeOfPrefix.find(kind); known != m_typeOfPrefix.end())
            known->second = read.type();
        else if (m_typeOfPrefix.size() < kMaxPrefixes)
            m_typeOfPrefix.emplace(kind, read.type());
    }
    return taken;
}

RawPart RedisReader::finish(RedisKeyRead &read)
{
    RawPart part = read.takePart();
    if (!part.idleS || !m_touches)
        return part;
    const Instant now = m_clock();
    const Instant used = now - std::chrono::milliseconds(std::int64_t(*part.idleS * 1000));
    const Hash128 key = identityOf(part.key);
    const Instant *first = m_lastUsed.find(key);
    if (!first && m_lastUsed.size() < kMaxRemembered)
        *m_lastUsed.insert(key).first = used;
    const Instant earliest = first ? std::min(used, *first) : used;
    part.idleS = double((now - earliest).count()) / 1000;
    return part;
}

Status RedisReader::readAll(std::vector<RedisKeyRead> &reads, RedisConnection &connection, std::stop_token stop)
{
    const auto isOpen = [](const RedisKeyRead &read) { return !read.done(); };
    while (std::any_of(reads.begin(), reads.end(), isOpen)) {
        RedisBatch batch;
        for (auto &read : reads)
            if (isOpen(read))
                ask(read, batch);
        if (auto sent = connection.send(batch, stop); !sent)
            return sent;
        Status problem;
        for (auto &read : reads)
            if (isOpen(read))
                if (auto taken = take(read, connection, stop); !taken && problem)
                    problem = taken;
        if (!problem)
            return problem;
    }
    return {};
}

} // namespace cacheloupe
