// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/generic_table.h"
#include "core/store/sqlite_store.h"

#include <algorithm>

namespace cacheloupe {

namespace {

bool hasColumns(const EntryLayout &layout, const std::vector<std::string> &columns)
{
    const auto has = [&](const std::string &name) { return std::find(columns.begin(), columns.end(), name) != columns.end(); };
    const bool all = std::all_of(layout.columns.begin(), layout.columns.end(), has);
    return all && (!layout.exactColumns || columns.size() == layout.columns.size());
}

std::string joined(const std::vector<std::string> &names)
{
    std::string out;
    for (const auto &name : names)
        out += out.empty() ? name : ", " + name;
    return out;
}

} // namespace

Result<std::vector<std::string>> SqliteStore::tableNames()
{
    auto statement = m_database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
    if (!statement)
        return statement.error();
    std::vector<std::string> out;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return out;
        out.push_back(statement->text(0));
    }
}

Result<std::vector<std::string>> SqliteStore::columnsOf(const std::string &table)
{
    auto statement = m_database.prepare("SELECT name FROM pragma_table_info(?1)");
    if (!statement)
        return statement.error();
    statement->bind(1, std::string_view(table));
    std::vector<std::string> out;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return out;
        out.push_back(statement->text(0));
    }
}

Status SqliteStore::addTable(const std::string &name, const std::vector<std::string> &columns, const EntryLayout &layout, bool isGuess)
{
    auto count = m_database.prepare("SELECT count(*) FROM " + sqliteIdentifier(name));
    if (!count)
        return count.error();
    if (const auto row = count->step(); !row)
        return row.error();
    const auto rows = std::uint64_t(count->integer(0));
    // Tables WITHOUT ROWID get numbers in their own order.
    const std::string quoted = sqliteIdentifier(name);
    const bool hasRowId = m_database.prepare("SELECT rowid FROM " + quoted).ok();
    const std::string source = hasRowId ? quoted : "(SELECT row_number() OVER () AS rowid, * FROM " + quoted + ')';
    const KeyCaptures captures = layout.table ? layout.table->match(name).value_or(KeyCaptures()) : KeyCaptures();
    m_tables.push_back({name, source, layout, captures, rows});
    m_info.layouts.push_back({layout.id, layout.system, isGuess ? "fallback" : "table", name + '(' + joined(columns) + ')', rows, rows});
    m_info.keyCount += rows;
    return {};
}

Status SqliteStore::recognise()
{
    const auto layouts = builtInLayouts(StoreKind::sqlite);
    const auto names = tableNames();
    if (!layouts || !names)
        return layouts ? names.error() : layouts.error();
    m_names = {names->begin(), names->end()};
    std::vector<std::pair<std::string, std::vector<std::string>>> tables;
    for (const auto &name : *names) {
        auto columns = columnsOf(name);
        if (!columns)
            return columns.error();
        const auto fits = [&](const EntryLayout &l) { return l.table && l.table->match(name) && hasColumns(l, *columns); };
        if (const auto it = std::find_if(layouts->begin(), layouts->end(), fits); it != layouts->end())
            if (auto added = addTable(name, *columns, *it, false); !added)
                return added;
        tables.emplace_back(name, std::move(*columns));
    }
    if (m_tables.empty()) {
        for (const auto &[name, columns] : tables) {
            const auto guess = guessTableLayout(name, columns);
            if (!guess)
                return guess.error();
            if (*guess)
                if (auto added = addTable(name, columns, **guess, true); !added)
                    return added;
        }
    }
    if (m_tables.empty())
        return Error{ErrorCode::schema, ErrorReason::unknownLayout, m_info.connection.path, joined(*names)};
    std::stable_sort(m_info.layouts.begin(), m_info.layouts.end(), [](const auto &a, const auto &b) { return a.matched > b.matched; });
    return {};
}

} // namespace cacheloupe
