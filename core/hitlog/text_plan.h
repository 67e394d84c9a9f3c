// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit_query_regex.h"
#include "core/hitlog/answer_memos.h"
#include "core/hitlog/block_texts.h"
#include "core/hitlog/filter_plan.h"
#include "core/hitlog/text_fold.h"

#include <optional>

namespace cacheloupe {

/// A word or an expression in query, cached_query and answer: the bytes in the file, decoded only where they hold
/// escapes. What the text index knows spares whole groups of rows and all but one of equal answers. One thread.
class TextPlan final : public FilterPlan {
public:
    TextPlan(const HitTable &table, const HitTerm &term, RowText &text, AnswerMemo &memo);
    Status apply(const RowBatch &batch, RowMask &mask) override;
    int cost() const override { return m_regex ? 4 : 2; }

private:
    struct TextColumn {
        HitBlock::Column<TextSpan> HitBlock::*span;
        std::uint8_t escapedFlag;
    };

    void enterBlock(const RowBatch &batch);
    void dropGroups(const RowBatch &batch, RowMask &mask) const;
    void prefetch(const RowBatch &batch, std::string_view text, std::uint32_t i) const;
    void applyMapped(const RowBatch &batch, std::string_view text, RowMask &mask);
    bool answerFits(const HitBlock &block, std::uint32_t at, std::string_view line);
    std::optional<bool> knownAnswer(std::uint32_t at) const;
    Result<bool> isFound(const RowBatch &batch, std::uint32_t i);
    bool holds(std::string_view raw, bool hasEscapes) const;

    const HitTable &m_table;
    std::vector<TextColumn> m_questions; ///< query and cached_query, as far as they are asked for
    bool m_asksAnswer = false;
    RowText &m_text;
    AnswerMemo &m_memo;
    std::optional<TextNeedle> m_needle;
    std::optional<HitQueryRegex> m_regex;
    std::vector<std::uint32_t> m_trigrams;

    const HitBlock *m_block = nullptr;
    std::shared_ptr<const BlockTexts> m_known; ///< of m_block
    BlockTexts::Groups m_mayHold;
};

} // namespace cacheloupe
