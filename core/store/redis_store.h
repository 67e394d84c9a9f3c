// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/cache_store.h"
#include "core/store/redis_classifier.h"
#include "core/store/redis_node.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace cacheloupe {

/// A Redis server, one of its databases or all, or a whole cluster as a cache store. Keys are listed with SCAN and read
/// in pipelines; each key chooses its layout, so mixed databases work. Lost connections are opened again. Entries of a
/// store with all databases carry theirs as scope `database`. Threads and failures: see CacheStore; a node of a cluster
/// that is lost for good while listing does not keep the others from being listed, the error then names it.
class RedisStore : public CacheStore {
public:
    static Result<std::unique_ptr<CacheStore>> open(const Connection &connection, const SecretResolver &secrets, std::stop_token stop,
                                                    Clock clock);

    Status list(const PageSink &sink, std::stop_token stop, size_t pageSize) override;
    Result<CacheEntry> entry(std::string_view key, std::stop_token stop) override;
    Result<std::vector<StoreIndex>> indexes(std::stop_token stop) override;
    Result<std::vector<ServerFacts>> serverFacts(std::stop_token stop) override;
    Result<double> nearestMs(const StoreIndex &index, const IndexedVector &field, std::string_view vector, std::stop_token stop) override;

private:
    /// A unit as the server gave it, before anything is decoded.
    struct ReadUnit {
        RedisUnit unit;
        std::vector<RawPart> parts; ///< of the keys that exist, at least one
        int database;
    };
    using ReadUnits = std::vector<ReadUnit>;
    using UnitSink = std::function<bool(ReadUnits units, std::uint64_t visited)>;

    RedisStore(const SecretResolver &secrets, std::vector<EntryLayout> layouts, Clock clock);
    Status openNodes(std::stop_token stop);
    void describe();
    Status recognise(std::stop_token stop);
    std::vector<int> databasesOf(const RedisNode &node) const;
    /// Visits the units of all nodes and databases; at most `perDatabase` keys of each, 0 = all.
    Status walk(const UnitSink &sink, std::uint64_t perDatabase, std::stop_token stop);
    Status followRedirects(RedisNode &from, std::vector<RedisUnitRead> &units, std::stop_token stop);
    Result<RedisNode *> nodeAt(const HostAndPort &at, const RedisNode &walking, std::stop_token stop);
    Result<std::optional<CacheEntry>> entryOn(RedisNode &node, std::string_view key, std::stop_token stop);
    /// nullopt when no key of the unit exists any more.
    static std::optional<ReadUnit> finished(RedisNode &node, RedisUnitRead &read);
    /// Any thread.
    std::vector<CacheEntry> decoded(ReadUnits units) const;

    SecretResolver m_secrets;
    RedisClassifier m_classifier;
    Clock m_clock;
    std::vector<std::unique_ptr<RedisNode>> m_nodes;
    std::vector<std::unique_ptr<RedisNode>> m_moreNodes; ///< that only redirects led to
};

} // namespace cacheloupe
