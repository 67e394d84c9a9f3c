// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/dialect.h"
#include "core/hitlog/spool_file.h"

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace cacheloupe {

/// A table of a SQLite file and its columns.
struct SqliteTable {
    std::string name;
    std::vector<std::string> columns;
};

/// All tables of the file; opened read-only. Fails like SqliteDatabase::open.
Result<std::vector<SqliteTable>> sqliteTables(const std::filesystem::path &path);

/// Writes each row of the table, in rowid order, as one converted line to the spool: line n is row n.
Status spoolSqliteTable(const std::filesystem::path &path, const std::string &table, const Dialect &dialect, SpoolFile &spool,
                        const std::stop_token &stop);

} // namespace cacheloupe
