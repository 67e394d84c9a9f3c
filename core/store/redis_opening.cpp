// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/redis_opening.h"

namespace cacheloupe {

namespace {

RedisEndpoint endpointOf(const Connection &connection)
{
    RedisEndpoint out;
    out.stream.host = connection.host;
    out.stream.port = connection.port;
    out.stream.unixSocket = connection.host.empty() ? connection.path : std::string();
    out.stream.tls = connection.tls;
    out.stream.caFile = connection.caFile;
    out.stream.where = connectionUrl(connection);
    out.user = connection.user;
    out.database = connection.database;
    return out;
}

} // namespace

Result<RedisConnection> openRedis(const Connection &connection, const SecretResolver &secrets, bool writable, std::stop_token stop)
{
    Secret password;
    if (connection.password.scheme != SecretRef::Scheme::none) {
        auto resolved = secrets ? secrets(connection.password) : resolveSecret(connection.password);
        if (!resolved)
            return resolved.error();
        password = std::move(*resolved);
    }
    RedisEndpoint endpoint = endpointOf(connection);
    endpoint.writable = writable;
    return RedisConnection::open(endpoint, password, stop);
}

} // namespace cacheloupe
