// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_block.h"

namespace cacheloupe {

/// The rows under test in one step of a filter: neighbours in one block.
struct RowBatch {
    const HitBlock &block;
    HitRow firstRow = 0;      ///< of the batch
    std::uint32_t offset = 0; ///< of firstRow in the block
    std::uint32_t count = 0;
};

} // namespace cacheloupe
