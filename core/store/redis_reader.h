// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/driver/redis_connection.h"
#include "core/store/raw_entry.h"

#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

namespace cacheloupe {

/// What to read: a key and the layout part it stands for (empty = decided by the type).
struct WantedKey {
    std::string key;
    std::string part;
};

/// Reads keys with their type, TTL, idle time and value in two pipelines, without changing anything. Values are read
/// up to a bound. Where the server cannot be asked not to touch, the idle time of the first reading is remembered, as
/// reading a value resets it (formats.md section 2). One thread at a time.
class RedisReader {
public:
    RedisReader(RedisConnection &connection, Clock clock) : m_connection(connection), m_clock(std::move(clock)) {}

    /// One RawPart per key that exists, in order; keys that expired meanwhile are left out.
    Result<std::vector<RawPart>> read(const std::vector<WantedKey> &keys, std::stop_token stop);

    static constexpr std::uint64_t kMaxValueBytes = 4u << 20;
    static constexpr size_t kMaxFields = 2000;

private:
    Result<std::vector<RawPart>> readHeads(const std::vector<WantedKey> &keys, std::stop_token stop);
    Status readFields(RawPart &part, const RedisReply &first, std::stop_token stop);
    void takeValue(RawPart &part, const RedisReply &size, const RedisReply &value) const;
    void takeIdle(RawPart &part, const RedisReply &idle);

    RedisConnection &m_connection;
    Clock m_clock;
    std::unordered_map<std::string, Instant> m_lastUsed;
};

} // namespace cacheloupe
