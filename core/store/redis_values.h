// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/redis_reply.h"
#include "core/store/change_session.h"

#include <functional>
#include <span>
#include <vector>

namespace cacheloupe {

/// Sends a reading command about one key (its second word) to the server that has it.
using RedisAsk = std::function<Result<RedisReply>(const RedisCommand &command)>;

/// The strings and hashes of the victims, whole; other types are marked unsupported. See ChangeSession::values.
Result<std::vector<RawEntry>> redisValues(std::span<const ChangeVictim> victims, const RedisAsk &ask);

/// Of victims of a refresh: whether the value stands there that the edit was made from, or that it made.
enum class EditState : std::uint8_t { asSeen, refreshed };
Result<std::vector<bool>> haveEditState(EditState state, std::span<const ChangeVictim> victims, const RedisAsk &ask);

/// The commands of a refresh for one key of a victim, its expiry kept; none for keys that are not edited.
std::vector<RedisCommand> refreshCommands(const ValueEdit &edit, const PartImage &part);

} // namespace cacheloupe
