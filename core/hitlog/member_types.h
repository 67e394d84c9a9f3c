// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"

#include <optional>
#include <string_view>

namespace cacheloupe {

/// What a member of `cacheloupe.hit/1` holds, by its dotted name (`entry.created_at`).
enum class MemberType : std::uint8_t { text, number, time, json };
MemberType memberType(std::string_view name);

/// A number, also from decimal text; whole numbers stay whole.
std::optional<Json> asNumber(const Json &value);

/// A moment from RFC 3339 text or from seconds, milliseconds, microseconds or nanoseconds since 1970 (the size tells);
/// `assumedUtc` tells that a text named no zone.
std::optional<Json> asTime(const Json &value, bool *assumedUtc = nullptr);

} // namespace cacheloupe
