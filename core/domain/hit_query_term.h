// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/domain/key_fields.h"

#include <string>
#include <string_view>
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
    std::string written; ///< as it was typed, without the stars
    bool openStart = false;
    bool openEnd = false;
    /// An absent (empty) value matches only an empty pattern without stars.
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

} // namespace cacheloupe
