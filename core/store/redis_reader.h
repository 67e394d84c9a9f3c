// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hash_table.h"
#include "core/base/instant.h"
#include "core/store/redis_key_read.h"

#include <cstdint>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// What is remembered between the keys of a server: which type the keys of a prefix have, so that most values are read
/// in one step, and, where the server cannot be asked not to touch, the idle time of a key's first reading, as reading
/// a value resets it (formats.md section 2). Reads single keys whole. One thread at a time.
class RedisReader {
public:
    explicit RedisReader(Clock clock) : m_clock(std::move(clock)) {}

    /// Idle times need no memory when the server was told not to touch.
    void setTouches(bool touches) { m_touches = touches; }

    /// Whether keys of the database expire at all.
    void setExpires(bool expires) { m_facts.timeToLive = expires; }

    /// Keys of the same name in different databases are remembered apart.
    void setDatabase(int database) { m_database = database; }

    RedisKeyRead begin(WantedKey wanted) const;
    void ask(RedisKeyRead &read, RedisBatch &batch) const { read.ask(batch, m_facts); }
    /// Receives a step; what was learned is remembered when the key is done.
    Status take(RedisKeyRead &read, RedisConnection &connection, std::stop_token stop);
    /// The part of a key that is done.
    RawPart finish(RedisKeyRead &read);

    /// All steps of some keys.
    Status readAll(std::vector<RedisKeyRead> &reads, RedisConnection &connection, std::stop_token stop);

private:
    /// The same key stands for different things in different databases.
    Hash128 identityOf(std::string_view key) const;

    Clock m_clock;
    int m_database = 0;
    bool m_touches = true;
    AskedFacts m_facts;
    std::map<std::string, std::string, std::less<>> m_typeOfPrefix;
    HashTable<Instant> m_lastUsed; ///< by key and database
};

} // namespace cacheloupe
