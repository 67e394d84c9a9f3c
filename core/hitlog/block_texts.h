// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/answer_codes.h"
#include "core/hitlog/row_text.h"
#include "core/hitlog/trigrams.h"

#include <memory>
#include <stop_token>
#include <vector>

namespace cacheloupe {

/// What is known in advance about the texts of a block's first rows: a signature per 64 rows over questions and
/// answers, and for each row the code of its answer, so that a search reads equal answers once. About 36 bytes a row. Immutable after build(); any thread.
class BlockTexts {
public:
    static constexpr std::uint32_t kGroupShift = 6;
    static constexpr std::uint32_t kGroupRows = 1u << kGroupShift;

    /// Reads the first `rows` rows of the block. Fails with io, or cancelled.
    static Result<std::shared_ptr<const BlockTexts>> build(const HitTable &table, std::uint32_t block, std::uint32_t rows, AnswerCodes &codes,
                                                           const std::stop_token &stop);

    std::uint32_t rowCount() const { return std::uint32_t(m_answerCodes.size()); }
    std::uint32_t answerCode(std::uint32_t row) const { return m_answerCodes[row]; }
    /// False when no text of the 64 rows around `row` can hold a needle with these trigrams.
    bool mayHold(std::uint32_t row, const std::vector<std::uint32_t> &trigrams) const;

private:
    Status addRow(const HitTable &table, HitRow row, RowText &text, AnswerCodes &codes);

    std::vector<TrigramSignature> m_signatures;
    std::vector<std::uint32_t> m_answerCodes;
};

} // namespace cacheloupe
