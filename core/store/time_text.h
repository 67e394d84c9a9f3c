// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

#include <optional>
#include <string_view>

namespace cacheloupe {

/// A time as caches store it: Unix seconds, milliseconds or microseconds (told apart by size), ISO text with or
/// without zone, or a UUID of version 1 or 7. `format` is `local` (text without zone is this computer's local time),
/// `uuid` or empty (without zone is UTC). `assumedZone` tells that the text had none.
std::optional<Instant> parseStoredTime(std::string_view text, std::string_view format, bool *assumedZone = nullptr);

} // namespace cacheloupe
