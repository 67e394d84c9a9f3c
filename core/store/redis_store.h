// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/redis_connection.h"
#include "core/store/cache_store.h"
#include "core/store/redis_classifier.h"
#include "core/store/redis_reader.h"

#include <functional>
#include <unordered_set>

namespace cacheloupe {

/// A Redis server (one database) as a cache store. Keys are listed with SCAN and read in pipelines; each key chooses
/// its layout, so mixed databases work. A connection the server closed meanwhile is opened again once per call.
/// Threads and failures: see CacheStore.
class RedisStore : public CacheStore {
public:
    static Result<std::unique_ptr<CacheStore>> open(const Connection &connection, const SecretResolver &secrets, std::stop_token stop,
                                                    Clock clock);

    Status list(const PageSink &sink, std::stop_token stop, size_t pageSize) override;
    Result<CacheEntry> entry(std::string_view key, std::stop_token stop) override;

private:
    struct Walk;
    RedisStore(RedisConnection connection, SecretResolver secrets, std::vector<EntryLayout> layouts, Clock clock);
    Status describe(std::stop_token stop);
    Status recognise(std::stop_token stop);
    Status reconnectIfDropped(std::stop_token stop);
    /// Visits every key once, a SCAN page at a time, until `visit` says false.
    Status walk(const std::function<Result<bool>(Walk &)> &visit, std::stop_token stop);
    Result<std::vector<CacheEntry>> readEntries(const std::vector<RedisUnit> &units, std::stop_token stop);

    RedisConnection m_connection;
    SecretResolver m_secrets;
    RedisClassifier m_classifier;
    Clock m_clock;
    RedisReader m_reader;
};

} // namespace cacheloupe
