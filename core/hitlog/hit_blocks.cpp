// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_blocks.h"

namespace cacheloupe {

HitBlocks::HitBlocks() : m_blocks(std::make_unique<HitBlock *[]>(kMost)) {}

HitBlocks::~HitBlocks()
{
    for (std::uint32_t index = m_mapped ? m_mapped->count() : 0; index < kMost && m_blocks[index]; ++index)
        delete m_blocks[index];
}

HitBlock &HitBlocks::made(std::uint32_t index)
{
    auto &block = m_blocks[index];
    // Plain new leaves the columns unwritten: pages come with the rows.
    if (!block)
        block = new HitBlock;
    return *block;
}

void HitBlocks::adopt(std::unique_ptr<MappedBlocks> blocks)
{
    m_mapped = std::move(blocks);
    for (std::uint32_t index = 0; index < m_mapped->count(); ++index)
        m_blocks[index] = &(*m_mapped)[index];
}

} // namespace cacheloupe
