// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/text_plan.h"

#include "core/hitlog/json_text.h"
#include "core/hitlog/line_chunk.h"
#include "core/hitlog/text_index.h"

#include <algorithm>
#include <cstring>

namespace cacheloupe {

namespace {

constexpr std::uint32_t kPrefetchRows = 10;
constexpr size_t kPrefetchBytes = 1024;

/// Empty where there is nothing: places may come from a damaged kept file.
std::string_view part(std::string_view text, std::uint64_t offset, std::uint32_t length)
{
    return offset <= text.size() ? text.substr(size_t(offset), std::min<std::uint64_t>(length, kMaxTextBytes)) : std::string_view();
}

void prefetchBytes(std::string_view text)
{
    for (size_t byte = 0; byte < std::min(text.size(), kPrefetchBytes); byte += 64)
        __builtin_prefetch(text.data() + byte);
}

} // namespace

TextPlan::TextPlan(const HitTable &table, const HitTerm &term, RowText &text, AnswerMemo &memo) : m_table(table), m_text(text), m_memo(memo)
{
    if (term.field == HitQueryField::query || term.field == HitQueryField::anyText)
        m_questions.push_back({&HitBlock::query, hit_flag::kQueryEscaped});
    if (term.field == HitQueryField::cachedQuery || term.field == HitQueryField::anyText)
        m_questions.push_back({&HitBlock::cachedQuery, hit_flag::kCachedQueryEscaped});
    m_asksAnswer = term.field == HitQueryField::answer || term.field == HitQueryField::anyText;
    if (term.compare != HitCompare::regex) {
        m_needle.emplace(term.text);
        m_trigrams = trigramsOf(m_needle->folded());
    } else if (auto compiled = HitQueryRegex::compile(term.text)) {
        m_regex.emplace(std::move(*compiled));
    }
}

void TextPlan::enterBlock(const RowBatch &batch)
{
    if (m_block == &batch.block)
        return;
    m_block = &batch.block;
    m_known = m_table.textIndex().block(batch.firstRow >> HitBlock::kShift);
    if (m_known && !m_trigrams.empty())
        m_mayHold = m_known->groupsWith(m_trigrams);
}

Status TextPlan::apply(const RowBatch &batch, RowMask &mask)
{
    enterBlock(batch);
    dropGroups(batch, mask);
    if (std::memchr(mask.data(), 1, batch.count) == nullptr)
        return {};
    const RowMask before = mask;
    if (const auto text = m_text.mapped(batch); !text.empty()) {
        applyMapped(batch, text, mask);
        if (!m_text.mapped(batch).empty())
            return {};
        mask = before; // the file lost its end meanwhile
    }
    for (std::uint32_t i = 0; i < batch.count; ++i) {
        if (!mask[i])
            continue;
        const auto fits = isFound(batch, i);
        if (!fits)
            return fits.error();
        mask[i] = *fits;
    }
    return {};
}

/// Batches begin where groups begin.
void TextPlan::dropGroups(const RowBatch &batch, RowMask &mask) const
{
    if (!m_known || m_trigrams.empty())
        return;
    const std::uint32_t known = std::min(batch.offset + batch.count, m_known->rowCount());
    for (std::uint32_t row = batch.offset; row < known; row += BlockTexts::kGroupRows) {
        const std::uint32_t group = row >> BlockTexts::kGroupShift;
        if (!((m_mayHold[group >> 6] >> (group & 63)) & 1))
            std::fill_n(mask.begin() + (row - batch.offset), std::min(BlockTexts::kGroupRows, known - row), std::uint8_t(0));
    }
}

/// Texts of neighbours stand a line apart: asking for them early hides the way to memory.
void TextPlan::prefetch(const RowBatch &batch, std::string_view text, std::uint32_t i) const
{
    const std::uint32_t at = batch.offset + i;
    const auto line = part(text, batch.block.lineOffset[at], batch.block.lineLength[at]);
    for (const auto &column : m_questions)
        prefetchBytes(part(line, (batch.block.*column.span)[at].offset, (batch.block.*column.span)[at].length));
    if (m_asksAnswer && !knownAnswer(at))
        prefetchBytes(part(line, batch.block.answer[at].offset, batch.block.answer[at].length));
}

void TextPlan::applyMapped(const RowBatch &batch, std::string_view text, RowMask &mask)
{
    forEachIn(mask, batch.count, [&](std::uint32_t i) {
        if (const auto ahead = i + kPrefetchRows; ahead < batch.count && mask[ahead])
            prefetch(batch, text, ahead);
        const std::uint32_t at = batch.offset + i;
        const std::string_view line = part(text, batch.block.lineOffset[at], batch.block.lineLength[at]);
        const auto flags = batch.block.traits(at).flags;
        mask[i] = std::any_of(m_questions.begin(), m_questions.end(), [&](const TextColumn &column) {
            const TextSpan span = (batch.block.*column.span)[at];
            return span.length > 0 && holds(part(line, span.offset, span.length), flags & column.escapedFlag);
        });
        if (!mask[i] && m_asksAnswer)
            mask[i] = answerFits(batch.block, at, line);
    });
}

bool TextPlan::answerFits(const HitBlock &block, std::uint32_t at, std::string_view line)
{
    const TextSpan span = block.answer[at];
    if (span.length == 0)
        return false;
    if (const auto known = knownAnswer(at))
        return *known;
    const bool fits = holds(part(line, span.offset, span.length), block.traits(at).flags & hit_flag::kAnswerEscaped);
    if (m_known && at < m_known->rowCount())
        m_memo.remember(m_known->answerCode(at), fits);
    return fits;
}

std::optional<bool> TextPlan::knownAnswer(std::uint32_t at) const
{
    return m_known && at < m_known->rowCount() ? m_memo.known(m_known->answerCode(at)) : std::nullopt;
}

Result<bool> TextPlan::isFound(const RowBatch &batch, std::uint32_t i)
{
    const std::uint32_t at = batch.offset + i;
    auto columns = m_questions;
    if (m_asksAnswer)
        columns.push_back({&HitBlock::answer, hit_flag::kAnswerEscaped});
    for (const auto &column : columns) {
        const TextSpan span = (batch.block.*column.span)[at];
        if (span.length == 0)
            continue;
        const auto raw = m_text.bytes(batch.firstRow + i, span.offset, span.length);
        if (!raw)
            return raw.error();
        if (holds(*raw, batch.block.traits(at).flags & column.escapedFlag))
            return true;
    }
    return false;
}

bool TextPlan::holds(std::string_view raw, bool hasEscapes) const
{
    if (m_needle)
        return m_needle->isInRaw(raw, hasEscapes);
    return m_regex && m_regex->isFoundIn(hasEscapes ? jsonTextOf(raw) : raw);
}

} // namespace cacheloupe
