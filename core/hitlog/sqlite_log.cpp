// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/sqlite_log.h"

#include "core/base/utf8.h"
#include "core/driver/sqlite_database.h"

namespace cacheloupe {

namespace {

constexpr size_t kSpoolBytes = 256 * 1024;

Json cell(const SqliteStatement &row, int column)
{
    switch (row.type(column)) {
    case SqliteStatement::Type::null:
        return nullptr;
    case SqliteStatement::Type::integer:
        return row.integer(column);
    case SqliteStatement::Type::real:
        return row.real(column);
    default:
        return toValidUtf8(row.bytes(column));
    }
}

/// The greatest number in each column that holds any, for values on a scale that only the whole table tells.
Result<Json> columnMaxima(SqliteDatabase &database, const std::string &table)
{
    auto columns = database.prepare("SELECT * FROM " + sqliteIdentifier(table) + " LIMIT 0");
    if (!columns)
        return columns.error();
    Json maxima = Json::object();
    for (int i = 0; i < columns->columnCount(); ++i) {
        const auto name = columns->columnName(i);
        const auto id = sqliteIdentifier(name);
        auto greatest = database.prepare("SELECT max(" + id + ") FROM " + sqliteIdentifier(table) + " WHERE typeof(" + id + ") IN ('integer', 'real')");
        if (!greatest)
            return greatest.error();
        const auto row = greatest->step();
        if (!row)
            return row.error();
        if (*row && greatest->type(0) != SqliteStatement::Type::null)
            maxima[name] = greatest->real(0);
    }
    return maxima;
}

} // namespace

Result<std::vector<SqliteTable>> sqliteTables(const std::filesystem::path &path)
{
    auto database = SqliteDatabase::open(path, SqliteDatabase::Mode::readOnly);
    if (!database)
        return database.error();
    auto names = database->prepare("SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
                                   "WHERE m.type IN ('table', 'view') ORDER BY m.name, c.cid");
    if (!names)
        return names.error();
    std::vector<SqliteTable> tables;
    for (;;) {
        const auto row = names->step();
        if (!row)
            return row.error();
        if (!*row)
            return tables;
        if (tables.empty() || tables.back().name != names->text(0))
            tables.push_back({names->text(0), {}});
        tables.back().columns.push_back(names->text(1));
    }
}

Status spoolSqliteTable(const std::filesystem::path &path, const std::string &table, const Dialect &dialect, SpoolFile &spool,
                        const std::stop_token &stop)
{
    auto database = SqliteDatabase::open(path, SqliteDatabase::Mode::readOnly);
    if (!database)
        return database.error();
    const auto maxima = columnMaxima(*database, table);
    if (!maxima)
        return maxima.error();
    auto rows = database->prepare("SELECT * FROM " + sqliteIdentifier(table) + " ORDER BY rowid");
    if (!rows)
        return rows.error();
    std::string bytes;
    for (;;) {
        if (stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, path.string(), {}};
        const auto row = rows->step();
        if (!row)
            return row.error();
        if (!*row)
            return spool.append(bytes);
        Json record = Json::object();
        for (int i = 0; i < rows->columnCount(); ++i)
            record[rows->columnName(i)] = cell(*rows, i);
        bytes += dumpJson(dialect.convert(record, dumpJson(record), *maxima));
        bytes += '\n';
        if (bytes.size() < kSpoolBytes)
            continue;
        if (auto status = spool.append(bytes); !status)
            return status;
        bytes.clear();
    }
}

} // namespace cacheloupe
