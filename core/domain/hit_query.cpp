// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/hit_query.h"

#include "core/base/utf8.h"

#include <array>

namespace cacheloupe {

bool NamePattern::matches(std::string_view value) const
{
    if (value.size() < text.size() || (value.empty() && (openStart || openEnd)))
        return false;
    const std::string folded = asciiLower(value);
    if (openStart && openEnd)
        return folded.find(text) != std::string::npos;
    if (openStart)
        return std::string_view(folded).substr(folded.size() - text.size()) == text;
    if (openEnd)
        return std::string_view(folded).substr(0, text.size()) == text;
    return folded == text;
}

std::string_view hitQueryExpectedName(HitQueryError::Expected expected)
{
    static constexpr std::array<std::string_view, 13> names = {
        "term",       "field_name",          "key_field_name", "value",         "number", "duration", "date", "word",
        "comparison", "closing_parenthesis", "closing_quote",  "closing_slash", "regex",
    };
    return names[size_t(expected)];
}

Error toError(const HitQueryError &error)
{
    std::string detail = "expected " + std::string(hitQueryExpectedName(error.expected));
    if (!error.field.empty())
        detail += " for " + error.field;
    if (!error.found.empty())
        detail += ", found " + error.found;
    return {ErrorCode::parse, ErrorReason::badQuery, "column " + std::to_string(error.columnNumber), std::move(detail)};
}

Result<HitQuery> parseHitQuery(std::string_view text)
{
    auto parsed = HitQuery::parse(text);
    if (const auto *error = std::get_if<HitQueryError>(&parsed))
        return toError(*error);
    return std::get<HitQuery>(std::move(parsed));
}

} // namespace cacheloupe
