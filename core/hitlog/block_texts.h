// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_mapping.h"
#include "core/hitlog/answer_codes.h"
#include "core/hitlog/row_text.h"
#include "core/hitlog/trigrams.h"

#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace cacheloupe {

/// What is known in advance about the texts of a block's first rows: which groups of 16 rows hold a trigram in questions
/// or answers, and for each row the code of its answer, so that a search reads equal answers once. About 36 bytes a
/// row. Immutable after build(); any thread.
class BlockTexts {
public:
    static constexpr std::uint32_t kGroupShift = 4;
    static constexpr std::uint32_t kGroupRows = 1u << kGroupShift;
    /// One bit a group.
    using Groups = std::vector<std::uint64_t>;

    /// Reads the first `rows` rows of the block. Fails with io, or cancelled.
    static Result<std::shared_ptr<const BlockTexts>> build(const HitTable &table, std::uint32_t block, std::uint32_t rows, AnswerCodes &codes,
                                                           const std::stop_token &stop);

    /// What was built before and lies in a kept file at `offset`, a multiple of 8, with sizeBytes(rows) bytes.
    static std::shared_ptr<const BlockTexts> kept(std::shared_ptr<const FileMapping> file, std::uint64_t offset, std::uint32_t rows);
    static std::uint64_t sizeBytes(std::uint32_t rows) { return wordsFor(rows) * kTrigrams * sizeof(std::uint64_t) + rows * sizeof(std::uint32_t); }
    /// The kept file was shortened meanwhile.
    bool isDamaged() const { return m_file && m_file->isDamaged(); }
    std::span<const std::uint64_t> groups() const { return m_groups; }
    std::span<const std::uint32_t> answerCodes() const { return m_answerCodes; }

    std::uint32_t rowCount() const { return std::uint32_t(m_answerCodes.size()); }
    std::uint32_t answerCode(std::uint32_t row) const { return m_answerCodes[row]; }
    /// The groups that have all the trigrams: a needle with these can be in no other.
    Groups groupsWith(const std::vector<std::uint32_t> &trigrams) const;

private:
    explicit BlockTexts(std::uint32_t rows);
    BlockTexts(std::shared_ptr<const FileMapping> file, std::uint64_t offset, std::uint32_t rows);
    static size_t wordsFor(std::uint32_t rows) { return (rows + 64 * kGroupRows - 1) / (64 * kGroupRows); }
    Status addRow(const HitTable &table, HitRow row, RowText &text, AnswerCodes &codes, TrigramSignature &signature);

    const size_t m_words; ///< of one bit per group
    std::shared_ptr<const FileMapping> m_file; ///< null when the memory is our own
    std::vector<std::uint64_t> m_ownGroups;
    std::vector<std::uint32_t> m_ownAnswerCodes;
    std::span<const std::uint64_t> m_groups; ///< trigram by trigram
    std::span<const std::uint32_t> m_answerCodes;
};

} // namespace cacheloupe
