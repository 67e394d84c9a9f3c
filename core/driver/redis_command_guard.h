// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/redis_reply.h"

namespace cacheloupe {

/// True when the command is on the list of those that only read (or only concern the own connection). KEYS is not: it
/// blocks the server. Unknown commands are not either. Letter case does not matter.
bool isReadingRedisCommand(const RedisCommand &command);

} // namespace cacheloupe
