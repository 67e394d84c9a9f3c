// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/redis_connection.h"
#include "core/store/cache_store.h"
#include "core/store/redis_classifier.h"
#include "core/store/redis_reader.h"
#include "core/store/redis_walk.h"

#include <optional>

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
    RedisStore(RedisConnection connection, SecretResolver secrets, std::vector<EntryLayout> layouts, Clock clock);
    Status describe(std::stop_token stop);
    Status recognise(std::stop_token stop);
    Status reconnectIfDropped(std::stop_token stop);
    /// Tries for some seconds; true when it is the same server process as before.
    Result<bool> reconnect(std::stop_token stop);
    /// Visits every key once until `sink` says false.
    Status walk(const RedisWalk::Sink &sink, std::stop_token stop);
    /// nullopt when no key of the unit exists any more.
    std::optional<CacheEntry> entryFrom(RedisUnitRead &read);

    RedisConnection m_connection;
    SecretResolver m_secrets;
    RedisClassifier m_classifier;
    Clock m_clock;
    RedisReader m_reader;
    std::string m_runId; ///< names the server process
};

} // namespace cacheloupe
