// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/mapped_blocks.h"

#include <memory>

namespace cacheloupe {

/// The blocks of a table by their number: the first ones perhaps in a kept file, the others made as rows come. Made
/// blocks stay where they are until the end. One thread adds; any thread reads blocks that hold published rows.
class HitBlocks {
public:
    static constexpr std::uint32_t kMost = 1u << 14; ///< 2^30 rows

    HitBlocks();
    ~HitBlocks();
    HitBlocks(const HitBlocks &) = delete;
    HitBlocks &operator=(const HitBlocks &) = delete;

    const HitBlock &operator[](std::uint32_t index) const { return *m_blocks[index]; }
    HitBlock &made(std::uint32_t index);
    /// Before any other block.
    void adopt(std::unique_ptr<MappedBlocks> blocks);

private:
    std::unique_ptr<MappedBlocks> m_mapped;
    std::unique_ptr<HitBlock *[]> m_blocks;
};

} // namespace cacheloupe
