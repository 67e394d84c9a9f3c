// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/cache_store.h"
#include "core/store/redis_node.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// The servers of a cluster that are read: one for each group of hash slots.
struct RedisCluster {
    std::vector<std::unique_ptr<RedisNode>> nodes;
    std::vector<StoreNote> notes; ///< `node_down` for groups that nobody serves
};

/// Opens the primaries of the cluster that `node` belongs to, or a replica of each when one is preferred; when one does
/// not answer, another server with the same slots. Blocks; fails when the cluster does not tell its slots or no server
/// of it answers.
Result<RedisCluster> openRedisCluster(RedisNode &node, const Connection &connection, const SecretResolver &secrets, std::stop_token stop,
                                      const Clock &clock);

/// Where `MOVED 3999 10.0.0.2:6379` or `ASK …` leads to; an empty host means the server that answered.
std::optional<HostAndPort> redirectTarget(std::string_view redirect, const HostAndPort &answered);

/// `33.3 %` of all slots.
std::string slotShare(size_t slots);

} // namespace cacheloupe
