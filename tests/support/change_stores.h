// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/cache_entry.h"
#include "core/domain/connection.h"
#include "tests/support/redis_server.h"
#include "tests/support/temp_folder.h"

#include <map>
#include <string>
#include <vector>

namespace cacheloupe::test {

/// A cache to change: a redis-server of its own or a SQLite file of the demo week's layout, filled with seeded entries
/// (any bytes, some without an end of life). Writes past the product's own sessions only to fill and to disturb.
class ChangeStore {
public:
    /// False when it could not be made; for Redis when there is no redis-server.
    bool make(StoreKind kind, int entries);
    const Connection &connection() const { return m_connection; }
    std::vector<CacheEntry> entries() const;
    /// Every entry's bytes and moment of expiry, by key.
    std::map<std::string, std::string> snapshot() const;
    /// The application writes another answer under the key.
    bool rewrite(const std::string &key, const std::string &answer = "new");

private:
    bool fillRedis(int entries);
    bool fillSqlite(int entries);
    Connection m_connection;
    TempFolder m_folder;
    RedisServer m_server;
};

} // namespace cacheloupe::test
