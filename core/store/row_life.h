// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// Where the rows of a layout keep how long they live, what changes just by being served, and which rows of other tables
/// belong to them: what a change of a row has to know. A plain value.
struct RowLife {
    struct Child {
        std::string name; ///< as the layout's paths call its rows
        std::string table;
        std::string column;       ///< in the child, refers to …
        std::string parentColumn; ///< … this one
    };
    std::string expiresColumn; ///< empty = none
    std::string ttlColumn;     ///< empty = none
    std::vector<std::string> servedColumns; ///< hit count, last hit
    std::vector<Child> children;

    bool canChange() const { return !expiresColumn.empty() || !ttlColumn.empty(); }
    bool isLife(std::string_view column) const { return !column.empty() && (column == expiresColumn || column == ttlColumn); }
    bool isServed(std::string_view column) const;
};

/// Of a built-in layout and one table of it. Fails with schema/unknownLayout for guessed layouts: their tables are read,
/// never written to.
Result<RowLife> rowLife(std::string_view layoutId, const std::string &table);

} // namespace cacheloupe
