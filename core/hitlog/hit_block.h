// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_row_data.h"
#include "core/hitlog/row_traits_table.h"

#include <array>

namespace cacheloupe {

/// 65,536 rows, column by column: plain arrays, which may as well lie in a mapped file.
struct HitColumns {
    static constexpr std::uint32_t kShift = 16;
    static constexpr std::uint32_t kRows = 1u << kShift;
    template <typename T>
    using Column = std::array<T, kRows>;

    Column<std::int64_t> timeMs;
    Column<std::uint64_t> lineOffset;
    Column<std::uint64_t> idHigh;
    Column<std::uint64_t> idLow;
    Column<std::uint32_t> lineLength;
    Column<std::uint32_t> lineNumber;
    Column<TextSpan> query;
    Column<TextSpan> cachedQuery;
    Column<TextSpan> answer;
    Column<float> similarity;
    Column<float> ageS;
    Column<float> latencyMs;
    Column<float> costUsd;
    Column<float> savedUsd;
    Column<std::uint32_t> inputTokens;
    Column<std::uint32_t> outputTokens;
    Column<std::uint32_t> callSite;
    Column<std::uint32_t> tenant;
    Column<EventKind> kind; ///< as in the traits, for loops that need nothing else of them
    Column<std::uint16_t> traitsCode;
};

/// A block of rows, untouched memory until written; blocks never move, so published rows may be read while others are
/// appended.
struct HitBlock : HitColumns {
    RowTraitsTable traitsTable;

    const RowTraits &traits(std::uint32_t at) const { return traitsTable[traitsCode[at]]; }

    void put(std::uint32_t at, const HitRowData &row);
};

} // namespace cacheloupe
