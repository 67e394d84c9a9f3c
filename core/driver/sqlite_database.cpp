// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/sqlite_database.h"

#include "core/base/file.h"
#include "core/driver/sqlite_error.h"

#include <sqlite3.h>

#include <utility>

namespace cacheloupe {

namespace {

constexpr int kBusyTimeoutMs = 2000;

int openFlags(SqliteDatabase::Mode mode)
{
    switch (mode) {
    case SqliteDatabase::Mode::readOnly:
        return SQLITE_OPEN_READONLY;
    case SqliteDatabase::Mode::readWrite:
        return SQLITE_OPEN_READWRITE;
    case SqliteDatabase::Mode::create:
        break;
    }
    return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
}

} // namespace

Error sqliteError(sqlite3 *database, int resultCode, std::string where)
{
    Error error{ErrorCode::io, ErrorReason::none, std::move(where), database ? sqlite3_errmsg(database) : sqlite3_errstr(resultCode)};
    switch (resultCode & 0xff) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        error.code = ErrorCode::schema;
        error.reason = ErrorReason::notADatabase;
        break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        error.code = ErrorCode::timeout;
        error.reason = ErrorReason::databaseLocked;
        break;
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
        error.code = ErrorCode::denied;
        error.reason = ErrorReason::noPermission;
        break;
    case SQLITE_FULL:
        error.reason = ErrorReason::diskFull;
        break;
    case SQLITE_CONSTRAINT:
        error.code = ErrorCode::conflict;
        break;
    case SQLITE_INTERRUPT:
        error.code = ErrorCode::cancelled;
        break;
    case SQLITE_ERROR:
        error.code = ErrorCode::schema;
        break;
    default:
        break;
    }
    return error;
}

SqliteDatabase::SqliteDatabase(sqlite3 *database, std::string where) : m_database(database), m_where(std::move(where)) {}

SqliteDatabase::SqliteDatabase(SqliteDatabase &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr)), m_where(std::move(other.m_where))
{
}

SqliteDatabase &SqliteDatabase::operator=(SqliteDatabase &&other) noexcept
{
    std::swap(m_database, other.m_database);
    std::swap(m_where, other.m_where);
    return *this;
}

SqliteDatabase::~SqliteDatabase()
{
    sqlite3_close_v2(m_database);
}

Result<SqliteDatabase> SqliteDatabase::open(const std::filesystem::path &path, Mode mode)
{
    const std::string where = path.string();
    if (mode != Mode::create) {
        // SQLite says only "unable to open"; the file system knows why.
        const auto file = ReadFile::open(path);
        if (!file)
            return file.error();
    }
    sqlite3 *handle = nullptr;
    const int rc = sqlite3_open_v2(where.c_str(), &handle, openFlags(mode) | SQLITE_OPEN_NOMUTEX, nullptr);
    SqliteDatabase database(handle, where);
    if (rc != SQLITE_OK)
        return sqliteError(handle, rc, where);
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, kBusyTimeoutMs);
    const int readable = sqlite3_exec(handle, "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr);
    if (readable != SQLITE_OK)
        return sqliteError(handle, readable, where);
    return database;
}

Result<SqliteStatement> SqliteDatabase::prepare(std::string_view sql)
{
    sqlite3_stmt *statement = nullptr;
    const int rc = sqlite3_prepare_v2(m_database, sql.data(), int(sql.size()), &statement, nullptr);
    if (rc != SQLITE_OK)
        return sqliteError(m_database, rc, m_where);
    return SqliteStatement(statement, m_where);
}

Status SqliteDatabase::execute(std::string_view sql)
{
    const int rc = sqlite3_exec(m_database, std::string(sql).c_str(), nullptr, nullptr, nullptr);
    if (rc != SQLITE_OK)
        return sqliteError(m_database, rc, m_where);
    return {};
}

Status SqliteDatabase::transaction(const std::function<Status()> &work)
{
    if (auto begun = execute("BEGIN IMMEDIATE"); !begun)
        return begun;
    Status done = work();
    if (done)
        done = execute("COMMIT");
    if (!done)
        (void)execute("ROLLBACK");
    return done;
}

std::int64_t SqliteDatabase::lastInsertRowId() const
{
    return sqlite3_last_insert_rowid(m_database);
}

std::int64_t SqliteDatabase::changedRowCount() const
{
    return sqlite3_changes64(m_database);
}

std::string sqliteIdentifier(std::string_view name)
{
    std::string out = "\"";
    for (const char c : name) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + '"';
}

} // namespace cacheloupe
