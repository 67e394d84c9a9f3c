// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/block_texts.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace cacheloupe {

/// What makes text searches of a table fast, block by block (block_texts.h). Searches give the same rows with and
/// without it. Built behind the loading, on as many threads as asked; any thread may read meanwhile.
class TextIndex {
public:
    /// Indexes what was published since; a last block that grew by little is left for later. Blocks; one caller at a
    /// time. Fails with cancelled or io; what was built stays.
    Status extend(const HitTable &table, const std::stop_token &stop, unsigned workers = std::thread::hardware_concurrency());
    /// The same on one thread that gives way to every other thread of the program.
    Status extendInBackground(const HitTable &table, const std::stop_token &stop);

    /// Null when nothing of the block is indexed. Covers the block's first rowCount() rows.
    std::shared_ptr<const BlockTexts> block(std::uint32_t index) const;
    /// Takes over what was built before, null where nothing was; before any extend().
    void adopt(std::vector<std::shared_ptr<const BlockTexts>> blocks, std::uint32_t answerCodeCount);
    /// One more than the greatest answer code so far.
    std::uint32_t answerCodeCount() const { return m_answerCodes.size(); }

private:
    static constexpr std::uint32_t kWorthwhileRows = 8192;

    struct Wanted {
        std::uint32_t block;
        std::uint32_t rows;
    };
    struct Work {
        const HitTable &table;
        const std::stop_token &stop;
        std::vector<Wanted> wanted;
        std::atomic<size_t> next;
        std::optional<Error> error;
    };
    std::vector<Wanted> wantedBlocks(const HitTable &table) const;
    void build(Work &work);
    static Status ended(const Work &work);

    AnswerCodes m_answerCodes;
    mutable std::mutex m_mutex;
    std::vector<std::shared_ptr<const BlockTexts>> m_blocks;
};

} // namespace cacheloupe
