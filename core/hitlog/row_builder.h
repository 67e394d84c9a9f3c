// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/hitlog/code_cache.h"
#include "core/hitlog/hit_names.h"
#include "core/hitlog/hit_row_data.h"
#include "core/hitlog/key_field_compare.h"

#include <optional>
#include <string>
#include <string_view>

namespace cacheloupe {

/// The values of a line that have a place in a row; `ignored` is everything else.
enum class LineValue : std::uint8_t {
    ignored, ts, id, event, match, callSite, layer, model, followup, flag, query, cachedQuery, answer, createdAt, requestField, entryField,
    // numbers from here on
    similarity, threshold, latencyMs, costUsd, savedUsd, entryAge, entryTtl, inputTokens, outputTokens,
};
constexpr bool isNumber(LineValue value) { return value >= LineValue::similarity; }

/// A value of a line and, for key fields, which one.
struct LineTarget {
    LineValue value = LineValue::ignored;
    KeyField field = KeyField::routeProvider;
    bool operator==(const LineTarget &) const = default;
};

/// Makes a row of the raw values of one line, whoever found them: what a value means is decided here alone. One thread;
/// `begin`, values in any order (the last of equal ones counts), `finish`.
class RowBuilder {
public:
    explicit RowBuilder(HitNames &names);

    /// `line` are the bytes the values point into; `original` the same before ill-formed UTF-8 was masked.
    void begin(std::string_view line, std::string_view original);
    void clearRequestFields() { m_requestTokens.clear(); }
    void clearEntryFields() { m_entryTokens.clear(); }
    /// The JSON token as it stands: a string with its quotes, a number, null, a whole array or object.
    void take(LineTarget target, std::string_view token);
    /// NaN when the value is no number.
    void takeNumber(LineValue value, double number);
    /// none, missingEvent or unknownEvent.
    LineFault fault() const;
    /// Without lineLength, flags about the whole line and the identity of a line without id.
    HitRowData finish();

private:
    std::string_view decoded(std::string_view raw);
    std::uint32_t code(CodeCache &cache, std::string_view token);
    void span(std::string_view token, TextSpan &out, std::uint8_t flag);
    void takeTime(std::string_view token);
    void takeEvent(std::string_view token);

    CodeCache m_callSites, m_models, m_tenants, m_layers, m_followups, m_flags;
    std::string_view m_line;
    std::string_view m_original;
    std::string m_scratch;
    HitRowData m_row;
    KeyFieldTokens m_requestTokens;
    KeyFieldTokens m_entryTokens;
    std::optional<Instant> m_createdAt;
    std::optional<EventKind> m_kind;
    std::string_view m_id;
    bool m_sawEvent = false;
};

} // namespace cacheloupe
