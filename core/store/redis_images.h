// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/redis_reply.h"
#include "core/store/change_session.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cacheloupe {

/// Every key of the victims, in order.
std::vector<std::string> keysOf(std::span<const ChangeVictim> victims);

/// The images of the victims from what stands under each of keysOf(victims).
std::vector<EntryImage> redisImages(std::span<const ChangeVictim> victims, std::vector<std::optional<PartImage>> parts);

const PartImage *partOf(const EntryImage &image, const std::string &key);

/// Something stands there that is not a part of the image.
bool holdsOther(const EntryImage &image, std::span<const PartImage> now);

/// What a change does to one key of a victim; a refresh only to the key that holds the answer.
std::vector<RedisCommand> changeCommands(ChangeKind kind, const ChangeVictim &victim, const PartImage &part);

/// What brings a key back, or only its life when the bytes stand there; `now`: what stands there, nullptr for nothing.
RedisCommand restoreCommand(const PartImage &was, const PartImage *now);

} // namespace cacheloupe
