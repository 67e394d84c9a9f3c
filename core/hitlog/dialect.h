// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/base/result.h"
#include "core/driver/json.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// Which shape a log has and why that is believed: member names, values or tables that were seen, and the share of
/// sampled records that fit (`"16/16"`, last; for SQLite the table, first).
struct DialectMatch {
    std::string name;
    std::vector<std::string> reasonParts;
    bool operator==(const DialectMatch &) const = default;
};

/// A log shape as data (`resources/dialects/*.json`, format in resources/dialects/README.md): how it is recognised and
/// how its records become `cacheloupe.hit/1` lines. Immutable after loading; any thread may convert.
class Dialect {
public:
    enum class Container { lines, sqliteTable };

    /// Fails with schema naming `where` when the data does not make sense.
    static Result<Dialect> fromJson(const Json &json, std::string where);

    const std::string &name() const { return m_name; }
    Container container() const { return m_container; }
    /// True for `cacheloupe.hit/1` itself: lines need no conversion.
    bool isNative() const { return m_map.empty(); }

    /// True when a record has this shape; adds what spoke for it to `reasons`.
    bool recognises(const Json &record, std::vector<std::string> *reasons = nullptr) const;
    const std::string &tableSuffix() const { return m_tableSuffix; }

    /// One record as a `cacheloupe.hit/1` object; `original` is its text (identity when the record has no id).
    /// `maxima` holds per top-level member the greatest number in the log, as far as known (for scales).
    Json convert(const Json &record, std::string_view original, const Json &maxima = Json::object()) const;

private:
    Json withParsedMembers(Json record) const;

    std::string m_name;
    Container m_container = Container::lines;
    std::string m_tableSuffix;
    Json m_recognise;
    Json m_map;
    std::vector<std::string> m_drop;
    std::vector<std::string> m_parse;
    std::vector<std::string> m_used;
};

/// All built-in dialects, most specific first.
Result<std::vector<Dialect>> builtInDialects();

/// The dialect of a log and the reason; `dialect` points into `dialects`.
struct RecognisedLog {
    const Dialect *dialect = nullptr;
    DialectMatch match;
    std::string table; ///< SQLite only
};

/// Looks at the first records. Fails with schema/unknownDialect naming the file, detail = what was seen.
Result<RecognisedLog> recogniseLog(const ReadFile &file, const std::vector<Dialect> &dialects);

} // namespace cacheloupe
