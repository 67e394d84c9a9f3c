// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/domain/hit.h"
#include "core/domain/key_fields.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cacheloupe {

/// What a term of the query language looks at. `anyText` = query, cached query or answer (a bare word);
/// `keyField` = the request's value of one of the 32 fields; `has` and `mismatch` ask about a key field's state.
enum class HitQueryField : std::uint8_t {
    anyText, query, cachedQuery, answer,
    callSite, kind, match, layer, model, followup, flag,
    keyField, has, mismatch,
    similarity, threshold, age, ttl, ttlLeft, latency, saved, cost, suspicion, line,
    served, verdict, note,
    user, session, id, key, source,
};

/// How values of a field are written, for completion and for error texts.
/// number `0.93` · duration `7d 1h 30m 90s` (seconds without a unit) · milliseconds `250 2s` · date `2026-11-01` ·
/// word (one of a fixed list) · name (free value with `*` in front or behind) · text (`~word`, `~/regex/`) · fieldName.
enum class HitValueKind : std::uint8_t { number, duration, milliseconds, date, word, name, text, fieldName };

enum class HitCompare : std::uint8_t { equals, less, lessOrEqual, greater, greaterOrEqual, contains, regex };

/// A value with an optional `*` at either end; compared without regard to ASCII case.
struct NamePattern {
    std::string text; ///< lower-case, without the stars
    bool openStart = false;
    bool openEnd = false;
    bool matches(std::string_view value) const;
    bool operator==(const NamePattern &) const = default;
};

/// A half-open range of time, a whole day for a bare date.
struct TimeRange {
    Instant from;
    Instant to;
    bool operator==(const TimeRange &) const = default;
};

/// One condition. Which members count follows from `field` and `compare`; `number` is in the column's unit
/// (seconds, milliseconds, dollars). Several values are alternatives.
struct HitTerm {
    HitQueryField field = HitQueryField::anyText;
    HitCompare compare = HitCompare::contains;
    KeyField keyField = KeyField::routeProvider;
    std::vector<NamePattern> names; ///< equals on name and word fields; `has`/`mismatch` hold field names here
    std::vector<KeyField> keyFields; ///< has, mismatch; empty for `has:answer` and the like
    std::vector<double> numbers;    ///< equals and comparisons on numeric fields
    std::vector<TimeRange> times;   ///< served
    std::string text;               ///< contains, regex
    size_t columnNumber = 1;        ///< 1-based code point in the query's text
    bool operator==(const HitTerm &) const = default;
};

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

/// One name that may stand before `:`, `<`, `>` or `~`.
struct HitFieldInfo {
    std::string_view name;
    HitQueryField field;
    HitValueKind kind;
    std::vector<std::string_view> words; ///< the allowed values of a word field
};

/// All field names for completion, the 32 key fields last, in a stable order.
const std::vector<HitFieldInfo> &hitQueryFields();
const HitFieldInfo *hitQueryField(std::string_view name);

/// The text of a value as it must be written in a query: quoted when it holds spaces or signs.
std::string quotedForQuery(std::string_view value);

} // namespace cacheloupe
