// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/connection.h"
#include "core/driver/redis_reply.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// Which primary of a cluster owns which hash slot, as the cluster last told. A plain value.
class RedisSlots {
public:
    static constexpr size_t kSlots = 16384;

    RedisSlots() = default;
    /// From the reply to CLUSTER SLOTS of a server that was asked at `askedHost`.
    RedisSlots(const RedisReply &slots, const std::string &askedHost);

    /// The slot of a key: of what stands between its first braces, if anything does.
    static std::uint16_t slotOf(std::string_view key);

    /// nullopt for a slot that nobody serves.
    std::optional<HostAndPort> primaryOf(std::uint16_t slot) const;
    /// After a MOVED.
    void setPrimary(std::uint16_t slot, const HostAndPort &primary);

    /// The servers of one range in the reply to CLUSTER SLOTS, the primary first.
    static std::vector<HostAndPort> serversOf(const RedisReply &range, const std::string &askedHost);

private:
    std::uint16_t indexOf(const HostAndPort &primary);
    std::vector<HostAndPort> m_primaries;
    std::vector<std::uint16_t> m_owners = std::vector<std::uint16_t>(kSlots); ///< by slot: place in m_primaries plus one, 0 = nobody
};

} // namespace cacheloupe
