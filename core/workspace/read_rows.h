// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/sqlite_database.h"

#include <functional>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// Runs a query and turns every row into a value; `bind` sets the parameters. Used on the workspace's own tables.
template <typename Record>
Result<std::vector<Record>> readRows(SqliteDatabase &database, std::string_view sql, const std::function<Record(const SqliteStatement &)> &read,
                                     const std::function<void(SqliteStatement &)> &bind = {})
{
    auto query = database.prepare(sql);
    if (!query)
        return query.error();
    if (bind)
        bind(*query);
    std::vector<Record> records;
    for (;;) {
        const auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            return records;
        records.push_back(read(*query));
    }
}

} // namespace cacheloupe
