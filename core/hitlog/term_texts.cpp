// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/filter_plan.h"

#include "core/hitlog/line_values.h"
#include "core/hitlog/name_condition.h"
#include "core/hitlog/text_plan.h"

namespace cacheloupe {

namespace {

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
        const auto flags = batch.block.traits(at).flags;
        if (batch.block.traits(at).fault != LineFault::none)
            return m_term.field == HitQueryField::id ? holdsLineHash(batch.firstRow + i) : false;
        if (m_fieldMask != 0 && (batch.block.traits(at).requestFields & m_fieldMask) == 0)
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

std::unique_ptr<FilterPlan> makeTextPlan(const HitTable &table, const HitTerm &term, const HitFilterLookups &lookups, RowText &text, AnswerMemos &memos)
{
    switch (term.field) {
    case HitQueryField::anyText:
    case HitQueryField::query:
    case HitQueryField::cachedQuery:
    case HitQueryField::answer: return std::make_unique<TextPlan>(table, term, text, memos.of(term));
    case HitQueryField::note: return std::make_unique<NotePlan>(term, lookups);
    default: return std::make_unique<LinePlan>(term, text);
    }
}

} // namespace cacheloupe
