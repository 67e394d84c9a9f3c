// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/cache_entry.h"
#include "core/store/redis_opening.h"
#include "tests/support/redis_cluster.h"

#include <map>
#include <string>
#include <vector>

namespace cacheloupe::test {

/// A cache in a cluster of three primaries: seeded single entries and pairs whose keys mostly lie in different slots, of
/// any bytes, some without an end of life. Writes past the product's own sessions only to fill and to disturb.
class ClusterStore {
public:
    bool make(int singles, int pairs);
    const QString &error() const { return m_cluster.error(); }
    /// Of the first node; writable.
    Connection connection() const;
    std::vector<CacheEntry> entries() const;
    /// Every key's bytes and moment of expiry, of all nodes.
    std::map<std::string, std::string> snapshot();
    bool remove(const std::string &key);
    /// The application writes another value under the key.
    bool rewrite(const std::string &key);

    std::uint16_t slotOf(const std::string &key);
    /// Which node holds the key; 3 for none.
    size_t nodeOf(const std::string &key);
    /// Begins to move the key's slot to the next node, its keys first: who asks for them is sent on with ASK.
    bool beginMove(const std::string &key);
    /// The next node owns the slot from now on.
    bool endMove(const std::string &key);

private:
    struct Move {
        size_t from = 0;
        size_t to = 0;
        QString slot;
    };
    /// To every node; those that do not hold the key refuse.
    bool send(const std::vector<RedisCommand> &commands);
    QString id(size_t node);

    RedisCluster m_cluster;
    std::vector<RedisConnection> m_links; ///< to each node
    std::map<std::string, Move> m_moves;
};

} // namespace cacheloupe::test
