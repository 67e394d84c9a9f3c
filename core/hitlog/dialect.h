// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/driver/json.h"
#include "core/hitlog/dialect_expression.h"
#include "core/hitlog/line_format.h"
#include "core/hitlog/record_expansion.h"
#include "core/hitlog/record_plan.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cacheloupe {

/// Which shape a log has and why that is believed: member names, values or tables that were seen, and the share of
/// sampled records that fit (`"16/16"`, last; for SQLite the table, first).
struct DialectMatch {
    std::string name;
    std::vector<std::string> reasonParts;
    bool isAggregate = false; ///< rows are totals of a counter, no single events
    bool operator==(const DialectMatch &) const = default;
};

/// What converting a record may need to know of the whole log: the greatest number of each top-level member (for
/// scales) and the partners of joins.
struct DialectContext {
    Json maxima = Json::object();
    std::vector<RecordJoin::Partners> partners;
};

/// A log shape as data (`resources/dialects/*.json`, format in resources/dialects/README.md): how it is recognised and
/// how its records become `cacheloupe.hit/1` lines, whatever container they stand in. Immutable; any thread may convert.
class Dialect {
public:
    /// How a SQLite file's records are selected when they are no rows of one table.
    struct Selection {
        std::map<std::string, std::vector<std::string>> needs; ///< table → columns
        std::string sql;
    };

    /// Fails with schema naming `where` when the data does not make sense.
    static Result<Dialect> fromJson(const Json &json, std::string where);

    const std::string &name() const { return m_name; }
    /// True for `cacheloupe.hit/1` itself: lines need no conversion.
    bool isNative() const { return m_map.empty(); }
    bool isAggregate() const { return m_isAggregate; }
    const std::optional<LineFormat> &lineFormat() const { return m_lineFormat; }
    const std::vector<Selection> &selections() const { return m_selections; }
    /// The member by which records of several selections are one; empty = none.
    const std::string &mergedBy() const { return m_mergedBy; }

    /// True when a record has this shape; adds what spoke for it to `reasons`.
    bool recognises(const Json &record, std::vector<std::string> *reasons = nullptr) const;

    /// True when converting needs a look at all records first: gather() each, then a copy that knows the outcome.
    bool needsContext() const { return m_usesMaxima || !m_joins.empty(); }
    void gather(const Json &record, DialectContext &context) const;
    Dialect withContext(DialectContext context) const;

    /// Appends the record as `cacheloupe.hit/1` lines, each with its newline: none when it is of no interest, several
    /// when it holds several. `original` is its text (identity when the record has no id).
    void appendLines(const Json &record, std::string_view original, std::string &out) const;
    /// The same for a line of text; one that cannot be read at all goes through as it is.
    void appendLine(std::string_view line, std::string &out) const;

private:
    Status readShape(const Json &json, const std::string &where);
    Status readMap(const Json &json, const std::string &where);
    void planReading();
    std::vector<Json> prepared(const Json &record) const;
    void parseTexts(Json &record) const;
    void appendConverted(const RecordPlan::Reading &reading, std::string_view original, std::string &out) const;
    std::vector<RecordPlan::Carried> carriedOver(const RecordPlan::Reading &reading, const Json &line) const;
    bool hasShape(const Json &record, std::vector<std::string> *reasons) const;

    std::string m_name;
    bool m_isAggregate = false;
    bool m_usesMaxima = false;
    bool m_hasKeyValues = false;
    std::optional<LineFormat> m_lineFormat;
    std::vector<Selection> m_selections;
    std::string m_mergedBy;
    RecordExpansion m_expansion;
    std::vector<RecordJoin> m_joins;
    std::vector<DialectCondition> m_only;
    std::vector<JsonPath> m_all;
    std::vector<JsonPath> m_any;
    std::vector<std::pair<JsonPath, std::vector<std::string>>> m_values;
    std::vector<std::pair<std::string, DialectExpression>> m_map;
    std::vector<std::string> m_drop;
    std::vector<std::string> m_parse;
    std::vector<std::pair<std::string, std::string>> m_renamed; ///< name in another version, name in the map
    std::vector<std::string> m_used;
    std::shared_ptr<const DialectContext> m_context;
    std::shared_ptr<const RecordPlan> m_plan; ///< null where lines must be read whole
};

/// All built-in dialects, most specific first; read once, by whoever asks first. Any thread.
Result<std::vector<Dialect>> builtInDialects();

} // namespace cacheloupe
