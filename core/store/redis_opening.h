// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/domain/connection.h"
#include "core/driver/redis_connection.h"

#include <stop_token>
#include <string>
#include <string_view>

namespace cacheloupe {

/// Connects to the Redis server of a connection with the secret its reference leads to; Sentinels are asked for it
/// first. Writing commands pass only when `writable`; a preferred replica is looked for only when not. Blocks; fails as
/// RedisConnection::open and askSentinels do, or with denied/secretMissing.
Result<RedisConnection> openRedis(const Connection &connection, const SecretResolver &secrets, bool writable, std::stop_token stop);

/// The same connection to another server: a Sentinel, a replica, a node of a cluster.
Connection connectionAt(Connection connection, const HostAndPort &at);

RedisEndpoint redisEndpoint(const Connection &connection);

/// `7.0.15` for `redis_version` in the text of INFO; empty when it is not there.
std::string redisInfoValue(std::string_view info, std::string_view name);

} // namespace cacheloupe
