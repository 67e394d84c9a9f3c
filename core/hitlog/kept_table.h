// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_table.h"
#include "core/hitlog/kept_log.h"

#include <array>

namespace cacheloupe {

/// What a sidecar holds beside columns and the texts' index: the logs, the names and the traits of each block. A plain
/// value.
struct KeptTable {
    /// Where the index of a block's texts lies; rows = 0 when it has none.
    struct Texts {
        std::uint64_t offset = 0;
        std::uint32_t rows = 0;
    };
    static constexpr size_t kDictionaries = 6;

    std::vector<KeptLog> logs;
    HitRow rows = 0;
    std::array<std::vector<std::string>, kDictionaries> names; ///< by code from 1 on
    std::vector<std::vector<RowTraits>> traits;                ///< by block
    std::vector<Texts> texts;                                  ///< by block
    std::uint32_t answerCodes = 0;

    static std::array<StringDictionary *, kDictionaries> dictionariesOf(HitNames &names);
    /// Without the texts' places; nullopt when the table cannot be kept: a log that is converted, packed, rotated or
    /// not read whole, or rows that come in at this moment.
    static std::optional<KeptTable> of(const HitTable &table);

    std::uint32_t blockCount() const { return std::uint32_t(traits.size()); }
    std::uint32_t rowsIn(std::uint32_t block) const { return std::min(HitBlock::kRows, rows - (block << HitBlock::kShift)); }
    std::string toBytes() const;
    /// Nullopt when anything in it cannot be; `textsEnd` is where the index of the texts ends at the latest.
    static std::optional<KeptTable> fromBytes(std::string_view bytes, std::uint64_t textsEnd);
    /// True when every code in the columns is one of ours: they index memory everywhere else.
    bool areCodesKnown(const MappedBlocks &blocks) const;
};

} // namespace cacheloupe
