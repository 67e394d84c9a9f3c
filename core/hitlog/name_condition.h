// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit_query.h"
#include "core/domain/hit_query_regex.h"
#include "core/hitlog/text_fold.h"

#include <optional>
#include <string_view>

namespace cacheloupe {

/// The condition of a term on one name or text: patterns, a contained text or an expression. One object per thread.
class NameCondition {
public:
    explicit NameCondition(const HitTerm &term);
    bool holds(std::string_view value) const;
    /// False when the raw line rules the condition out; not to be asked for lines with escapes or ill-formed bytes.
    bool mayHoldIn(std::string_view line) const;

private:
    std::vector<NamePattern> m_patterns;
    std::vector<TextNeedle> m_needles; ///< of the patterns, or the contained text
    std::optional<HitQueryRegex> m_regex;
    HitCompare m_compare;
    bool m_canRuleOut = false;
};

} // namespace cacheloupe
