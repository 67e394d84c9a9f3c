// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/domain/connection.h"
#include "core/driver/redis_connection.h"

#include <stop_token>

namespace cacheloupe {

/// Connects to the Redis server of a connection with the secret its reference leads to. Writing commands pass only when
/// `writable`. Blocks; fails as RedisConnection::open does, or with denied/secretMissing.
Result<RedisConnection> openRedis(const Connection &connection, const SecretResolver &secrets, bool writable, std::stop_token stop);

} // namespace cacheloupe
