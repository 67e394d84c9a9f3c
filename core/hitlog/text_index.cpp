// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/text_index.h"

#include "core/base/freed_memory.h"
#include "core/hitlog/parallel.h"

namespace cacheloupe {

Status TextIndex::extend(const HitTable &table, const std::stop_token &stop, unsigned workers)
{
    Work work{table, stop, wantedBlocks(table), {}, {}};
    onWorkers(unsigned(std::min<size_t>(workers, work.wanted.size())), [&](unsigned) { build(work); });
    return ended(work);
}

Status TextIndex::extendInBackground(const HitTable &table, const std::stop_token &stop)
{
    Work work{table, stop, wantedBlocks(table), {}, {}};
    onBackgroundWorkers(1, [&](unsigned) { build(work); });
    return ended(work);
}

Status TextIndex::ended(const Work &work)
{
    // Tables of answers that grew, and what loading left before: not for a block that grew a little.
    if (work.wanted.size() > 1)
        giveBackFreedMemory();
    return work.error ? Status(*work.error) : Status();
}

std::vector<TextIndex::Wanted> TextIndex::wantedBlocks(const HitTable &table) const
{
    std::vector<Wanted> wanted;
    const HitRow rowCount = table.rowCount();
    for (std::uint32_t index = 0; (std::uint64_t(index) << HitBlock::kShift) < rowCount; ++index) {
        const auto rows = std::min<std::uint32_t>(HitBlock::kRows, rowCount - (index << HitBlock::kShift));
        const auto known = block(index);
        const std::uint32_t covered = known ? known->rowCount() : 0;
        if (covered < rows && (rows == HitBlock::kRows || rows - covered >= kWorthwhileRows))
            wanted.push_back({index, rows});
    }
    return wanted;
}

void TextIndex::build(Work &work)
{
    for (size_t i; (i = work.next.fetch_add(1)) < work.wanted.size();) {
        const auto [index, rows] = work.wanted[i];
        auto texts = BlockTexts::build(work.table, index, rows, m_answerCodes, work.stop);
        const std::lock_guard lock(m_mutex);
        if (!texts) {
            work.error = texts.error();
            work.next = work.wanted.size();
            return;
        }
        if (m_blocks.size() <= index)
            m_blocks.resize(index + 1);
        m_blocks[index] = std::move(*texts);
    }
}

std::shared_ptr<const BlockTexts> TextIndex::block(std::uint32_t index) const
{
    const std::lock_guard lock(m_mutex);
    return index < m_blocks.size() && m_blocks[index] && !m_blocks[index]->isDamaged() ? m_blocks[index] : nullptr;
}

void TextIndex::adopt(std::vector<std::shared_ptr<const BlockTexts>> blocks, std::uint32_t answerCodeCount)
{
    const std::lock_guard lock(m_mutex);
    m_blocks = std::move(blocks);
    m_answerCodes.skipTo(answerCodeCount);
}

} // namespace cacheloupe
