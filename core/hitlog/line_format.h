// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// How lines that are no JSON are taken apart: a format every such log shares, and what a dialect adds to it.
/// - `marks`: a line that holds one of the dialect's marks (`[CACHE HIT]`, without regard to case) becomes `mark`,
///   `before`, `after`, `time` (the first moment in the line), `name=value` pairs in `pairs` and JSON at its end in `json`.
/// - `statsd`: `name:value|type|@rate|#tag:value` becomes `metric`, `value`, `type`, `rate`, `tags`.
/// - `prometheus`: `name{label="value"} value time` becomes `metric`, `value`, `tags`, `time`.
/// Immutable; any thread may parse.
class LineFormat {
public:
    static std::optional<LineFormat> from(const std::string &name, const std::vector<std::string> &marks);

    /// The line as a record; nullopt when it is none of this format.
    std::optional<Json> record(std::string_view line) const;

private:
    enum class Kind { marks, statsd, prometheus };
    std::optional<Json> marked(std::string_view line) const;

    Kind m_kind = Kind::marks;
    std::vector<std::string> m_marks; ///< lower case
};

} // namespace cacheloupe
