// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hash.h"
#include "core/domain/hit.h"

#include <cstdint>
#include <limits>

namespace cacheloupe {

/// A row of the table: 0 … rowCount-1, in the order of the log.
using HitRow = std::uint32_t;

/// Where a text stands in its line, without the quotes.
struct TextSpan {
    std::uint32_t offset;
    std::uint32_t length;
};

/// Why a line became a row of kind malformed.
enum class LineFault : std::uint8_t { none, notJson, truncated, overlong, notAnObject, missingEvent, unknownEvent };

/// Bits of HitRowData::flags.
namespace hit_flag {
inline constexpr std::uint8_t kQueryEscaped = 1;
inline constexpr std::uint8_t kCachedQueryEscaped = 2;
inline constexpr std::uint8_t kAnswerEscaped = 4;
inline constexpr std::uint8_t kLineEscaped = 8; ///< any backslash in the line
inline constexpr std::uint8_t kBadUtf8 = 16;
inline constexpr std::uint8_t kOwnId = 32; ///< the line has an `id`
inline constexpr std::uint8_t kBadTime = 64; ///< `ts` is there and no time
} // namespace hit_flag

inline constexpr float kAbsent = std::numeric_limits<float>::quiet_NaN();
inline constexpr std::uint32_t kAbsentCount = 0xFFFFFFFFu;
inline constexpr std::int64_t kAbsentTime = std::numeric_limits<std::int64_t>::min();

/// The values of a row that take few combinations in a log: kept once per block and combination (row_traits_table.h).
/// Bits of the three masks are KeyField values; absent texts are dictionary code 0.
struct RowTraits {
    std::uint32_t model = 0;
    std::uint32_t layer = 0;
    std::uint32_t followup = 0;
    std::uint32_t flag = 0;
    std::uint32_t requestFields = 0;
    std::uint32_t entryFields = 0;
    std::uint32_t mismatchedFields = 0;
    float threshold = kAbsent;
    float ttlS = kAbsent;
    std::uint16_t source = 0;
    EventKind kind = EventKind::malformed;
    MatchKind match = MatchKind::unknown;
    LineFault fault = LineFault::none;
    std::uint8_t flags = 0;
    std::uint16_t unused = 0; ///< no padding: traits are compared by their bytes
};
static_assert(sizeof(RowTraits) == 44);

/// The fixed-width values of one row. Absent numbers are NaN (kAbsent), absent tokens kAbsentCount, absent time
/// kAbsentTime.
struct HitRowData : RowTraits {
    std::int64_t timeMs = kAbsentTime;
    std::uint64_t lineOffset = 0;
    Hash128 idHash;
    std::uint32_t lineLength = 0;
    std::uint32_t lineNumber = 0;
    TextSpan query = {};
    TextSpan cachedQuery = {};
    TextSpan answer = {};
    float similarity = kAbsent;
    float ageS = kAbsent;
    float latencyMs = kAbsent;
    float costUsd = kAbsent;
    float savedUsd = kAbsent;
    std::uint32_t inputTokens = kAbsentCount;
    std::uint32_t outputTokens = kAbsentCount;
    std::uint32_t callSite = 0;
    std::uint32_t tenant = 0;
};

} // namespace cacheloupe
