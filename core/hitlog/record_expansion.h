// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace cacheloupe {

/// Nested lists of records inside one record (`resourceSpans` → `scopeSpans` → `spans`), taken apart: each inner record
/// gets the members of those around it that it has not itself. Where a list is expected one record, also as JSON in a
/// text, will do. Immutable.
class RecordExpansion {
public:
    /// The names that one level of nesting has in different versions.
    using Step = std::vector<std::string>;

    static std::optional<RecordExpansion> from(const Json &steps);

    bool isEmpty() const { return m_steps.empty(); }
    const std::vector<Step> &steps() const { return m_steps; }
    /// Outer steps may be missing (a part of a larger document); a record that holds none stands for itself when
    /// `otherwiseItself`.
    std::vector<Json> expanded(const Json &record, bool otherwiseItself) const;

private:
    void expandInto(const Json &record, size_t step, const Json &around, std::vector<Json> &out) const;
    std::vector<Step> m_steps;
};

/// Records of the same log that belong to one another by equal members (a span's parent, the log records of a span).
class RecordJoin {
public:
    using Partners = std::unordered_map<std::string, Json>;

    static std::optional<RecordJoin> from(const Json &json);
    /// Remembers what `record` offers to others.
    void collect(const Json &record, Partners &partners) const;
    /// Puts what was found into the record.
    void apply(Json &record, const Partners &partners) const;

private:
    static std::string keyOf(const Json &record, const std::vector<std::string> &members);
    RecordExpansion m_from;
    std::string m_into;
    std::vector<std::string> m_own;
    std::vector<std::string> m_other;
    std::vector<std::string> m_keep;
    bool m_isList = false;
};

} // namespace cacheloupe
