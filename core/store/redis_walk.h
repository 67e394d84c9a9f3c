// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hash_table.h"
#include "core/store/redis_classifier.h"
#include "core/store/redis_reader.h"

#include <algorithm>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace cacheloupe {

/// Keys that were handed over already; SCAN may name a key twice. One thread at a time.
class SeenKeys {
public:
    explicit SeenKeys(std::uint64_t expected) : m_hashes(size_t(std::min(expected, kMostExpected))) {}
    void prefetch(const Hash128 &key) const { m_hashes.prefetch(key); }
    /// False when it was there before.
    bool add(const Hash128 &key) { return m_hashes.insert(key).second; }

private:
    static constexpr std::uint64_t kMostExpected = 4'000'000;
    struct Nothing {};
    HashTable<Nothing> m_hashes;
};

/// A unit of keys with what was read of them.
struct RedisUnitRead {
    RedisUnit unit;
    std::vector<RedisKeyRead> keys;
};

/// One walk over all keys of a database: SCAN with a small count, the values of a page asked for together with the next
/// page's SCAN, and one page always under way while the one before is decoded. When the server takes long for a page
/// the next pages are smaller. A lost connection is opened again by `reconnect`; the walk then goes on at its cursor on
/// the same server and begins anew on another, handing over nothing twice. One thread at a time.
class RedisWalk {
public:
    /// Opens the connection again; the value tells whether it is the same server process as before.
    using Reconnect = std::function<Result<bool>(std::stop_token)>;
    /// Gets units that are read; false ends the walk.
    using Sink = std::function<bool(std::vector<RedisUnitRead> units, std::uint64_t visited)>;

    RedisWalk(RedisConnection &connection, RedisReader &reader, const RedisClassifier &classifier, SeenKeys &seen, Reconnect reconnect);

    Status run(const Sink &sink, std::stop_token stop);

private:
    using Units = std::vector<RedisUnitRead>;
    Result<bool> round(const Sink &sink, std::stop_token stop);
    Status receiveScan(std::stop_token stop);
    Status askNext(std::stop_token stop);
    Status receiveUnits(Units &done, std::stop_token stop);
    Status drain(std::stop_token stop);
    Status recover(const Error &error, std::stop_token stop);
    void takeKeys(std::vector<RedisReply> &keys);
    void adapt(double waitedMs);

    RedisConnection &m_connection;
    RedisReader &m_reader;
    const RedisClassifier &m_classifier;
    SeenKeys &m_seen;
    Reconnect m_reconnect;
    std::string m_cursor = "0"; ///< of the SCAN to ask next, or asked and not answered
    bool m_scanAsked = false;
    bool m_scanDone = false;
    size_t m_count;
    int m_barrenReconnects = 0; ///< since the last unit that was read
    std::uint64_t m_visited = 0;
    Units m_fresh;    ///< to be asked
    Units m_underWay; ///< asked, the replies come next
    Units m_asked;    ///< asked after those
};

} // namespace cacheloupe
