// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/name_condition.h"

#include <algorithm>

namespace cacheloupe {

namespace {

/// Only then do a value's text and its JSON token agree: numbers and lists may be written in other ways.
bool standsInRawLine(std::string_view text)
{
    const auto isNumeric = [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e'; };
    return text.find_first_of("[]{},:\"") == std::string_view::npos && !std::all_of(text.begin(), text.end(), isNumeric);
}

} // namespace

NameCondition::NameCondition(const HitTerm &term) : m_patterns(term.names), m_compare(term.compare)
{
    if (m_compare == HitCompare::contains)
        m_needles.emplace_back(term.text);
    for (const auto &pattern : m_patterns)
        m_needles.emplace_back(pattern.text);
    if (m_compare == HitCompare::regex)
        if (auto compiled = HitQueryRegex::compile(term.text))
            m_regex.emplace(std::move(*compiled));
    m_canRuleOut = m_compare == HitCompare::contains ? standsInRawLine(term.text)
        : m_compare == HitCompare::equals
            && std::all_of(m_patterns.begin(), m_patterns.end(), [](const NamePattern &p) { return standsInRawLine(p.text); });
}

bool NameCondition::holds(std::string_view value) const
{
    if (m_compare == HitCompare::regex)
        return m_regex && m_regex->isFoundIn(value);
    if (m_compare == HitCompare::contains)
        return m_needles.front().isIn(value);
    return std::any_of(m_patterns.begin(), m_patterns.end(), [value](const NamePattern &p) { return p.matches(value); });
}

bool NameCondition::mayHoldIn(std::string_view line) const
{
    return !m_canRuleOut || std::any_of(m_needles.begin(), m_needles.end(), [line](const TextNeedle &n) { return n.isIn(line); });
}

} // namespace cacheloupe
