// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/sqlite_records.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace cacheloupe {

namespace {

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

bool hasColumns(const std::vector<SqliteTable> &tables, const std::string &name, const std::vector<std::string> &columns)
{
    const auto table = std::find_if(tables.begin(), tables.end(), [&](const SqliteTable &one) { return one.name == name; });
    return table != tables.end() && std::all_of(columns.begin(), columns.end(), [&](const std::string &column) {
        return std::find(table->columns.begin(), table->columns.end(), column) != table->columns.end();
    });
}

/// Tables without rowid and views have no order of their own.
std::string rowsOf(SqliteDatabase &database, const std::string &table)
{
    const std::string all = "SELECT * FROM " + sqliteIdentifier(table);
    return database.prepare(all + " ORDER BY rowid") ? all + " ORDER BY rowid" : all;
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

std::vector<Dialect::Selection> possibleSelections(const Dialect &dialect, const std::vector<SqliteTable> &tables)
{
    std::vector<Dialect::Selection> possible;
    for (const auto &selection : dialect.selections())
        if (std::all_of(selection.needs.begin(), selection.needs.end(), [&](const auto &need) { return hasColumns(tables, need.first, need.second); }))
            possible.push_back(selection);
    return possible;
}

Result<std::unique_ptr<LogRecords>> SqliteRecords::open(const std::filesystem::path &path, const std::string &table, const Dialect *dialect)
{
    auto database = SqliteDatabase::open(path, SqliteDatabase::Mode::readOnly);
    if (!database)
        return database.error();
    std::unique_ptr<SqliteRecords> records(new SqliteRecords(std::move(*database)));
    if (!table.empty()) {
        records->m_queries.push_back(rowsOf(records->m_database, table));
        return std::unique_ptr<LogRecords>(std::move(records));
    }
    const auto tables = sqliteTables(path);
    if (!tables)
        return tables.error();
    if (dialect) {
        records->m_mergedBy = dialect->mergedBy();
        for (const auto &selection : possibleSelections(*dialect, *tables))
            records->m_queries.push_back(selection.sql);
    }
    return std::unique_ptr<LogRecords>(std::move(records));
}

Result<bool> SqliteRecords::next(LogRecord &record)
{
    for (;;) {
        if (!m_rows) {
            if (m_queries.empty())
                return false;
            auto rows = m_database.prepare(m_queries.front());
            if (!rows)
                return rows.error();
            m_queries.pop_front();
            m_rows.emplace(std::move(*rows));
        }
        const auto got = m_rows->step();
        if (!got)
            return got.error();
        if (!*got) {
            m_rows.reset();
            continue;
        }
        record.value = Json::object();
        for (int i = 0; i < m_rows->columnCount(); ++i)
            record.value[m_rows->columnName(i)] = cell(*m_rows, i);
        if (!m_mergedBy.empty() && !m_seen.insert(jsonText(record.value, m_mergedBy).value_or(std::string())).second)
            continue;
        record.text = dumpJson(record.value);
        return true;
    }
}

} // namespace cacheloupe
