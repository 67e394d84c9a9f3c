// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/redis_opening.h"

#include "core/store/redis_sentinel.h"

#include <charconv>

namespace cacheloupe {

namespace {

/// From a line of INFO: `ip=10.0.0.2,port=6379,state=online,…`.
std::optional<HostAndPort> onlineReplica(std::string_view line)
{
    const auto value = [&](std::string_view name) {
        const auto at = line.find(name);
        const auto rest = at == std::string_view::npos ? std::string_view() : line.substr(at + name.size());
        return rest.substr(0, rest.find(','));
    };
    HostAndPort out{std::string(value("ip=")), 0};
    const auto port = value("port=");
    std::from_chars(port.data(), port.data() + port.size(), out.port);
    const bool isUsable = value("state=") == "online" && !out.host.empty() && out.port != 0;
    return isUsable ? std::optional(out) : std::nullopt;
}

/// A replica of the server behind `primary`; none is no failure.
std::optional<RedisConnection> openReplica(RedisConnection &primary, const Connection &connection, const Secret &password, std::stop_token stop)
{
    const auto info = primary.command({"INFO", "replication"}, stop);
    if (!info)
        return std::nullopt;
    for (int i = 0;; ++i) {
        const auto line = redisInfoValue(info->text, "slave" + std::to_string(i));
        if (line.empty())
            return std::nullopt;
        const auto at = onlineReplica(line);
        if (!at)
            continue;
        if (auto replica = RedisConnection::open(redisEndpoint(connectionAt(connection, *at)), password, stop))
            return std::move(*replica);
    }
}

} // namespace

Connection connectionAt(Connection connection, const HostAndPort &at)
{
    connection.host = at.host;
    connection.port = at.port;
    connection.path.clear();
    connection.sentinelService.clear();
    connection.moreSentinels.clear();
    connection.preferReplica = false;
    return connection;
}

RedisEndpoint redisEndpoint(const Connection &connection)
{
    RedisEndpoint out;
    out.stream.host = connection.host;
    out.stream.port = connection.port;
    out.stream.unixSocket = connection.host.empty() ? connection.path : std::string();
    out.stream.tls = connection.tls;
    out.stream.caFile = connection.caFile;
    out.stream.certificateFile = connection.certificateFile;
    out.stream.keyFile = connection.keyFile;
    out.stream.where = connectionUrl(connection);
    out.user = connection.user;
    out.database = connection.database;
    return out;
}

std::string redisInfoValue(std::string_view info, std::string_view name)
{
    const std::string start = '\n' + std::string(name) + ':';
    const auto at = info.find(start);
    if (at == std::string_view::npos)
        return {};
    const auto value = info.substr(at + start.size());
    return std::string(value.substr(0, value.find_first_of("\r\n")));
}

Result<RedisConnection> openRedis(const Connection &connection, const SecretResolver &secrets, bool writable, std::stop_token stop)
{
    Secret password;
    if (connection.password.scheme != SecretRef::Scheme::none) {
        auto resolved = secrets ? secrets(connection.password) : resolveSecret(connection.password);
        if (!resolved)
            return resolved.error();
        password = std::move(*resolved);
    }
    Connection at = connection;
    at.preferReplica = connection.preferReplica && !writable;
    if (!connection.sentinelService.empty()) {
        auto answered = askSentinels(at, password, stop);
        if (!answered)
            return answered.error();
        at = std::move(*answered);
    }
    RedisEndpoint endpoint = redisEndpoint(at);
    endpoint.writable = writable;
    auto opened = RedisConnection::open(endpoint, password, stop);
    if (opened && at.preferReplica)
        if (auto replica = openReplica(*opened, at, password, stop))
            return std::move(*replica);
    return opened;
}

} // namespace cacheloupe
