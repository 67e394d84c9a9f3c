// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/text_index.h"

#include "core/hitlog/parallel.h"

#include <atomic>

namespace cacheloupe {

Status TextIndex::extend(const HitTable &table, const std::stop_token &stop, unsigned workers)
{
    struct Wanted {
        std::uint32_t block;
        std::uint32_t rows;
    };
    const HitRow rowCount = table.rowCount();
    std::vector<Wanted> wanted;
    for (std::uint32_t index = 0; (std::uint64_t(index) << HitBlock::kShift) < rowCount; ++index) {
        const auto rows = std::min<std::uint32_t>(HitBlock::kRows, rowCount - (index << HitBlock::kShift));
        const auto known = block(index);
        const std::uint32_t covered = known ? known->rowCount() : 0;
        if (covered < rows && (rows == HitBlock::kRows || rows - covered >= kWorthwhileRows))
            wanted.push_back({index, rows});
    }
    std::atomic<size_t> next = 0;
    std::optional<Error> error;
    onWorkers(unsigned(std::min<size_t>(workers, wanted.size())), [&](unsigned) {
        for (size_t i; (i = next.fetch_add(1)) < wanted.size();) {
            auto texts = BlockTexts::build(table, wanted[i].block, wanted[i].rows, m_answerCodes, stop);
            const std::lock_guard lock(m_mutex);
            if (!texts) {
                error = texts.error();
                next = wanted.size();
                return;
            }
            if (m_blocks.size() <= wanted[i].block)
                m_blocks.resize(wanted[i].block + 1);
            m_blocks[wanted[i].block] = std::move(*texts);
        }
    });
    return error ? Status(*error) : Status();
}

std::shared_ptr<const BlockTexts> TextIndex::block(std::uint32_t index) const
{
    const std::lock_guard lock(m_mutex);
    return index < m_blocks.size() ? m_blocks[index] : nullptr;
}

} // namespace cacheloupe
