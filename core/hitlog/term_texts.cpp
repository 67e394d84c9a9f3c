// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/filter_plan.h"

#include "core/hitlog/json_text.h"
#include "core/hitlog/line_values.h"
#include "core/hitlog/name_condition.h"

namespace cacheloupe {

namespace {

struct TextColumn {
    HitBlock::Column<TextSpan> HitBlock::*span;
    std::uint8_t escapedFlag;
};

constexpr TextColumn kQuery = {&HitBlock::query, hit_flag::kQueryEscaped};
constexpr TextColumn kCachedQuery = {&HitBlock::cachedQuery, hit_flag::kCachedQueryEscaped};
constexpr TextColumn kAnswer = {&HitBlock::answer, hit_flag::kAnswerEscaped};

/// query, cached_query and answer: the bytes in the file, decoded only where they hold escapes.
class TextPlan final : public FilterPlan {
public:
    TextPlan(const HitTerm &term, std::vector<TextColumn> columns, RowText &text) : m_columns(std::move(columns)), m_text(text)
    {
        if (term.compare != HitCompare::regex)
            m_needle.emplace(term.text);
        else if (auto compiled = HitQueryRegex::compile(term.text))
            m_regex.emplace(std::move(*compiled));
    }

    Status apply(const RowBatch &batch, RowMask &mask) override
    {
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
    int cost() const override { return m_regex ? 4 : 2; }

private:
    Result<bool> isFound(const RowBatch &batch, std::uint32_t i)
    {
        const std::uint32_t at = batch.offset + i;
        for (const auto &column : m_columns) {
            const TextSpan span = (batch.block.*column.span)[at];
            if (span.length == 0)
                continue;
            const auto raw = m_text.bytes(batch.firstRow + i, span.offset, span.length);
            if (!raw)
                return raw.error();
            if (holds(*raw, batch.block.flags[at] & column.escapedFlag))
                return true;
        }
        return false;
    }

    bool holds(std::string_view raw, bool hasEscapes) const
    {
        if (m_needle)
            return m_needle->isInRaw(raw, hasEscapes);
        return m_regex && m_regex->isFoundIn(hasEscapes ? jsonTextOf(raw) : raw);
    }

    std::vector<TextColumn> m_columns;
    RowText &m_text;
    std::optional<TextNeedle> m_needle;
    std::optional<HitQueryRegex> m_regex;
};

/// Values that have no column: the line is read and, when it may fit, its member.
class LinePlan final : public FilterPlan {
public:
    LinePlan(const HitTerm &term, RowText &text) : m_term(term), m_condition(term), m_text(text)
    {
        if (term.field == HitQueryField::keyField)
            m_fieldMask = 1u << unsigned(term.keyField);
    }

    Status apply(const RowBatch &batch, RowMask &mask) override
    {
        for (std::uint32_t i = 0; i < batch.count; ++i) {
            if (!mask[i])
                continue;
            const auto fits = holds(batch, i);
            if (!fits)
                return fits.error();
            mask[i] = *fits;
        }
        return {};
    }
    int cost() const override { return 3; }

private:
    Result<bool> holds(const RowBatch &batch, std::uint32_t i)
    {
        const std::uint32_t at = batch.offset + i;
        const auto flags = batch.block.flags[at];
        if (batch.block.fault[at] != LineFault::none)
            return m_term.field == HitQueryField::id ? holdsLineHash(batch.firstRow + i) : false;
        if (m_fieldMask != 0 && (batch.block.requestFields[at] & m_fieldMask) == 0)
            return m_condition.holds({});
        const auto line = m_text.line(batch.firstRow + i);
        if (!line)
            return line.error();
        if (m_term.field == HitQueryField::id && !(flags & hit_flag::kOwnId))
            return m_condition.holds(toHex(hash128(*line)));
        const bool isPlain = !(flags & (hit_flag::kLineEscaped | hit_flag::kBadUtf8));
        if (isPlain && !m_condition.mayHoldIn(*line))
            return false;
        return m_condition.holds(value(*line));
    }

    Result<bool> holdsLineHash(HitRow row)
    {
        const auto line = m_text.line(row);
        if (!line)
            return line.error();
        return m_condition.holds(toHex(hash128(*line)));
    }

    std::string value(std::string_view line)
    {
        switch (m_term.field) {
        case HitQueryField::user: return m_values.member(line, "user");
        case HitQueryField::session: return m_values.member(line, "session");
        case HitQueryField::key: return m_values.member(line, "key");
        case HitQueryField::id: return m_values.member(line, "id");
        default: return m_values.requestField(line, m_term.keyField);
        }
    }

    HitTerm m_term;
    NameCondition m_condition;
    RowText &m_text;
    LineValues m_values;
    std::uint32_t m_fieldMask = 0;
};

class NotePlan final : public FilterPlan {
public:
    NotePlan(const HitTerm &term, const HitFilterLookups &lookups) : m_condition(term), m_lookups(lookups) {}
    Status apply(const RowBatch &batch, RowMask &mask) override
    {
        for (std::uint32_t i = 0; i < batch.count; ++i)
            if (mask[i])
                mask[i] = m_lookups.note && m_condition.holds(m_lookups.note(batch.firstRow + i));
        return {};
    }
    int cost() const override { return 1; }

private:
    NameCondition m_condition;
    const HitFilterLookups &m_lookups;
};

} // namespace

std::unique_ptr<FilterPlan> makeTextPlan(const HitTerm &term, const HitFilterLookups &lookups, RowText &text)
{
    const auto plan = [&](std::vector<TextColumn> columns) { return std::make_unique<TextPlan>(term, std::move(columns), text); };
    switch (term.field) {
    case HitQueryField::anyText: return plan({kQuery, kCachedQuery, kAnswer});
    case HitQueryField::query: return plan({kQuery});
    case HitQueryField::cachedQuery: return plan({kCachedQuery});
    case HitQueryField::answer: return plan({kAnswer});
    case HitQueryField::note: return std::make_unique<NotePlan>(term, lookups);
    default: return std::make_unique<LinePlan>(term, text);
    }
}

} // namespace cacheloupe
