// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/redis_reply.h"

#include <string_view>

namespace cacheloupe {

/// True when the command is on the list of those that only read (or only concern the own connection). KEYS is not: it
/// blocks the server. Unknown commands are not either. `second` is the first argument, where subcommands stand. Letter
/// case does not matter.
bool isReadingRedisCommand(std::string_view name, std::string_view second);
bool isReadingRedisCommand(const RedisCommand &command);

/// True when the command is one of the few a staged change of single keys consists of: no scripts, no flush, no rename;
/// SET only with XX, HSET only with one field.
bool isKeyChangingRedisCommand(const RedisCommand &command);

} // namespace cacheloupe
