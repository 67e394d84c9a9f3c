// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/redis_sentinel.h"

#include "core/driver/redis_connection.h"
#include "core/store/redis_opening.h"

#include <charconv>

namespace cacheloupe {

namespace {

Result<RedisConnection> openSentinel(const Connection &connection, const HostAndPort &at, const Secret &password, std::stop_token stop)
{
    Connection sentinel = connectionAt(connection, at);
    sentinel.user.clear();
    sentinel.database = 0;
    auto opened = RedisConnection::open(redisEndpoint(sentinel), Secret(), stop);
    if (opened || opened.error().reason != ErrorReason::passwordRequired)
        return opened;
    sentinel.user = connection.user;
    return RedisConnection::open(redisEndpoint(sentinel), password, stop);
}

std::optional<HostAndPort> address(std::string_view host, std::string_view port)
{
    std::uint16_t number = 0;
    const auto read = std::from_chars(port.data(), port.data() + port.size(), number);
    if (host.empty() || read.ec != std::errc() || number == 0)
        return std::nullopt;
    return HostAndPort{std::string(host), number};
}

/// Replicas come as flat lists of names and values.
std::string_view valueOf(const RedisReply &replica, std::string_view name)
{
    for (size_t i = 0; i + 1 < replica.items.size(); i += 2)
        if (replica.items[i].text == name)
            return replica.items[i + 1].text;
    return {};
}

std::optional<HostAndPort> healthyReplica(RedisConnection &sentinel, const std::string &service, std::stop_token stop)
{
    auto replicas = sentinel.command({"SENTINEL", "REPLICAS", service}, stop);
    if (!replicas)
        replicas = sentinel.command({"SENTINEL", "SLAVES", service}, stop);
    if (!replicas)
        return std::nullopt;
    for (const auto &replica : replicas->items) {
        const auto flags = valueOf(replica, "flags");
        const bool isDown = flags.find("down") != std::string_view::npos || flags.find("disconnected") != std::string_view::npos;
        if (!isDown && valueOf(replica, "master-link-status") == "ok")
            if (auto at = address(valueOf(replica, "ip"), valueOf(replica, "port")))
                return at;
    }
    return std::nullopt;
}

} // namespace

Result<Connection> askSentinels(const Connection &connection, const Secret &password, std::stop_token stop)
{
    std::vector<HostAndPort> sentinels = connection.moreSentinels;
    sentinels.insert(sentinels.begin(), {connection.host, connection.port});
    const Error unknown{ErrorCode::notFound, ErrorReason::none, connectionUrl(connection), connection.sentinelService};
    Error last = unknown;
    for (const auto &at : sentinels) {
        auto sentinel = openSentinel(connection, at, password, stop);
        if (!sentinel) {
            last = sentinel.error();
            continue;
        }
        if (connection.preferReplica)
            if (const auto replica = healthyReplica(*sentinel, connection.sentinelService, stop))
                return connectionAt(connection, *replica);
        const auto primary = sentinel->command({"SENTINEL", "GET-MASTER-ADDR-BY-NAME", connection.sentinelService}, stop);
        if (primary && primary->items.size() == 2)
            if (const auto found = address(primary->items[0].text, primary->items[1].text))
                return connectionAt(connection, *found);
        last = primary ? unknown : primary.error();
        if (stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, last.where, {}};
    }
    return last;
}

} // namespace cacheloupe
