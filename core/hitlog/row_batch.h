// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_block.h"

#include <array>
#include <cstring>
#include <vector>

namespace cacheloupe {

/// The rows under test in one step of a filter: neighbours in one block.
struct RowBatch {
    const HitBlock &block;
    HitRow firstRow = 0;      ///< of the batch
    std::uint32_t offset = 0; ///< of firstRow in the block
    std::uint32_t count = 0;
};

/// Some rows of one block, by their places in it, so that loops over them keep what they need in registers.
struct RowRun {
    static constexpr std::uint32_t kMaxRows = 1024;
    const HitBlock *block = nullptr;
    std::uint32_t count = 0;
    std::array<std::uint32_t, kMaxRows> at;
};

/// One byte a row of the batch: 1 = still in.
using RowMask = std::vector<std::uint8_t>;

/// Calls `visit(index)` for the rows that are still in; the mask may be cleared meanwhile. Empty stretches cost one
/// comparison for eight rows.
template <typename Visit>
void forEachIn(const RowMask &mask, std::uint32_t count, const Visit &visit)
{
    for (std::uint32_t i = 0; i < count;) {
        std::uint64_t eight = 1;
        if (i % 8 == 0 && i + 8 <= count)
            std::memcpy(&eight, mask.data() + i, 8);
        if (eight == 0) {
            i += 8;
            continue;
        }
        if (mask[i])
            visit(i);
        ++i;
    }
}

} // namespace cacheloupe
