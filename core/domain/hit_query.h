// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/hit_query_fields.h"
#include "core/domain/hit_query_term.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cacheloupe {

/// What is wrong with a query's text: where (1-based, in code points), what was expected there and what stands there.
struct HitQueryError {
    enum class Expected : std::uint8_t {
        term, fieldName, keyFieldName, value, number, duration, date, word, comparison, closingParenthesis, closingQuote, closingSlash, regex,
    };
    size_t columnNumber = 1;
    Expected expected = Expected::term;
    std::string found;   ///< the text at that column, may be empty (end)
    std::string field;   ///< the field it belongs to, when there is one
    bool operator==(const HitQueryError &) const = default;
};

/// The error as parse/badQuery; `where` = "column N", detail = "expected <id>, found <text>".
Error toError(const HitQueryError &error);
std::string_view hitQueryExpectedName(HitQueryError::Expected expected);

/// A parsed filter (design section 6): a tree of terms. A plain value, free to copy and to share between threads.
/// `all` without children accepts every row.
struct HitQuery {
    enum class Node : std::uint8_t { all, any, none, term }; ///< all = and, any = or, none = not (one child)
    Node node = Node::all;
    std::vector<HitQuery> children;
    HitTerm term;

    bool acceptsAll() const { return node == Node::all && children.empty(); }
    bool operator==(const HitQuery &) const = default;

    static std::variant<HitQuery, HitQueryError> parse(std::string_view text);
};

/// HitQuery::parse for callers that only pass errors on.
Result<HitQuery> parseHitQuery(std::string_view text);

} // namespace cacheloupe
