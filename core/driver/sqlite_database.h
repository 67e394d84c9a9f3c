// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/driver/sqlite_statement.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

struct sqlite3;

namespace cacheloupe {

/// One SQLite connection, closed with the object. One thread at a time. `readOnly` opens with mode=ro and never with
/// immutable (formats.md 3.1: immutable hides a WAL). Failures: io/fileMissing, schema/notADatabase,
/// timeout/databaseLocked (after 2 s), denied/noPermission, io/diskFull.
class SqliteDatabase {
public:
    enum class Mode { readOnly, readWrite, create };

    static Result<SqliteDatabase> open(const std::filesystem::path &path, Mode mode);
    SqliteDatabase(SqliteDatabase &&other) noexcept;
    SqliteDatabase &operator=(SqliteDatabase &&other) noexcept;
    ~SqliteDatabase();

    Result<SqliteStatement> prepare(std::string_view sql);
    /// Runs one or more statements without parameters.
    Status execute(std::string_view sql);
    /// Runs `work` inside BEGIN IMMEDIATE … COMMIT; any failure rolls back.
    Status transaction(const std::function<Status()> &work);

    std::int64_t lastInsertRowId() const;
    std::int64_t changedRowCount() const;
    const std::string &where() const { return m_where; }

private:
    SqliteDatabase(sqlite3 *database, std::string where);
    sqlite3 *m_database = nullptr;
    std::string m_where;
};

/// A name as an SQL identifier: quoted, quotes doubled. For table and column names that come from data.
std::string sqliteIdentifier(std::string_view name);

} // namespace cacheloupe
