// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/driver/redis_reply.h"
#include "core/store/store_finding.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// A command that the server wrote into its slow log. Its arguments are left out: they may be anybody's.
struct SlowCommand {
    std::string name; ///< upper case
    Instant at{};
    std::uint64_t tookUs = 0;
    bool operator==(const SlowCommand &) const = default;
};

/// What a Redis server tells of itself that matters to a cache. 0 and empty: not told, or no limit. A plain value.
struct ServerFacts {
    std::string where;
    std::uint64_t usedBytes = 0;
    std::uint64_t mostBytes = 0;   ///< maxmemory
    std::string evictionPolicy;    ///< `noeviction`, `allkeys-lru` …
    std::uint64_t evictedKeys = 0; ///< since the server was started
    std::uint64_t upS = 0;
    std::vector<SlowCommand> slowCommands; ///< newest first
};

/// Reads INFO, and SLOWLOG GET where the user may ask for it. What is not there stays unknown.
ServerFacts parseServerFacts(std::string where, std::string_view info, const RedisReply &slowLog);

/// `server-evicts`, `server-full`, `slow-commands` (of the last week).
std::vector<StoreFinding> serverFindings(std::span<const ServerFacts> servers, Instant now);

} // namespace cacheloupe
