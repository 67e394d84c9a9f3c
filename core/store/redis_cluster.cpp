// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/redis_cluster.h"

#include "core/store/redis_opening.h"
#include "core/store/redis_slots.h"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace cacheloupe {

namespace {

/// Servers that hold the same slots, the primary first.
struct Shard {
    std::vector<HostAndPort> servers;
    size_t slots = 0;
};

std::vector<Shard> shardsIn(const RedisReply &slots, const std::string &askedHost)
{
    std::vector<Shard> out;
    for (const auto &range : slots.items) {
        auto servers = range.items.size() > 2 ? RedisSlots::serversOf(range, askedHost) : std::vector<HostAndPort>();
        if (servers.empty())
            continue;
        const auto known = std::find_if(out.begin(), out.end(), [&](const Shard &s) { return s.servers.front() == servers.front(); });
        Shard &shard = known == out.end() ? out.emplace_back(Shard{std::move(servers), 0}) : *known;
        shard.slots += size_t(std::max<std::int64_t>(0, range.items[1].integer - range.items[0].integer + 1));
    }
    return out;
}

} // namespace

std::string slotShare(size_t slots)
{
    const size_t tenths = (slots * 1000 + RedisSlots::kSlots / 2) / RedisSlots::kSlots;
    return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10) + " %";
}

std::optional<HostAndPort> redirectTarget(std::string_view redirect, const HostAndPort &answered)
{
    const auto colon = redirect.rfind(':');
    const auto space = redirect.rfind(' ');
    if (colon == std::string_view::npos || space == std::string_view::npos || space > colon)
        return std::nullopt;
    HostAndPort out{std::string(redirect.substr(space + 1, colon - space - 1)), 0};
    std::from_chars(redirect.data() + colon + 1, redirect.data() + redirect.size(), out.port);
    if (out.host.empty())
        out.host = answered.host;
    return out.port == 0 ? std::nullopt : std::optional(out);
}

Result<RedisCluster> openRedisCluster(RedisNode &node, const Connection &connection, const SecretResolver &secrets, std::stop_token stop,
                                      const Clock &clock)
{
    const auto slots = node.command({"CLUSTER", "SLOTS"}, stop);
    if (!slots)
        return slots.error();
    RedisCluster out;
    Error last{ErrorCode::network, ErrorReason::connectionRefused, connectionUrl(connection), "no slots"};
    size_t served = 0;
    for (auto &shard : shardsIn(*slots, connection.host)) {
        served += shard.slots;
        if (connection.preferReplica && shard.servers.size() > 1)
            std::rotate(shard.servers.begin(), shard.servers.begin() + 1, shard.servers.end());
        bool isOpen = false;
        for (size_t i = 0; i < shard.servers.size() && !isOpen; ++i) {
            auto opened = RedisNode::open(connectionAt(connection, shard.servers[i]), secrets, shard.slots, stop, clock);
            isOpen = opened.ok();
            if (isOpen)
                out.nodes.push_back(std::move(*opened));
            else if (opened.error().code == ErrorCode::cancelled || opened.error().code == ErrorCode::denied)
                return opened.error();
            else
                last = opened.error();
        }
        if (!isOpen)
            out.notes.push_back({"node_down", shard.servers.front().host + ':' + std::to_string(shard.servers.front().port) + ", " + slotShare(shard.slots)});
    }
    if (out.nodes.empty())
        return last;
    if (served < RedisSlots::kSlots)
        out.notes.push_back({"slots_unserved", slotShare(RedisSlots::kSlots - served)});
    return out;
}

} // namespace cacheloupe
