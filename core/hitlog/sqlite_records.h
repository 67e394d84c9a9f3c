// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/sqlite_database.h"
#include "core/hitlog/log_records.h"

#include <deque>
#include <optional>
#include <unordered_set>

namespace cacheloupe {

/// A table of a SQLite file and its columns.
struct SqliteTable {
    std::string name;
    std::vector<std::string> columns;
};

/// All tables and views of the file; opened read-only. Fails like SqliteDatabase::open.
Result<std::vector<SqliteTable>> sqliteTables(const std::filesystem::path &path);

/// The selections of a dialect that the tables can answer.
std::vector<Dialect::Selection> possibleSelections(const Dialect &dialect, const std::vector<SqliteTable> &tables);

/// Rows of a SQLite file as records: of one table in rowid order, or of a dialect's selections one after another, a
/// record of the same `merged_by` only once. Opened read-only.
class SqliteRecords : public LogRecords {
public:
    /// `table` empty = the dialect's selections.
    static Result<std::unique_ptr<LogRecords>> open(const std::filesystem::path &path, const std::string &table, const Dialect *dialect);
    Result<bool> next(LogRecord &record) override;

private:
    explicit SqliteRecords(SqliteDatabase database) : m_database(std::move(database)) {}

    SqliteDatabase m_database;
    std::deque<std::string> m_queries;
    std::optional<SqliteStatement> m_rows;
    std::string m_mergedBy;
    std::unordered_set<std::string> m_seen;
};

} // namespace cacheloupe
