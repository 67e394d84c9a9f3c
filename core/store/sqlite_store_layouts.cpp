// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/entry_mapper.h"
#include "core/store/generic_table.h"
#include "core/store/sqlite_store.h"

#include <algorithm>
#include <limits>

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

Status SqliteStore::orderLayouts(Table &table)
{
    if (table.layouts.size() < 2)
        return {};
    constexpr size_t kSampleRows = 40;
    auto rows = rowsWhere(table, kNextRows);
    if (!rows)
        return rows.error();
    std::vector<RawEntry> sample;
    if (auto read = readChunk(table, *rows, std::numeric_limits<std::int64_t>::min(), {}, sample, kSampleRows); !read)
        return read;
    std::vector<std::pair<size_t, EntryLayout>> counted;
    for (auto &layout : table.layouts) {
        const auto fits = [&](const RawEntry &raw) { return decodeEntry(layout, raw).fits; };
        counted.emplace_back(std::count_if(sample.begin(), sample.end(), fits), std::move(layout));
    }
    // The last one takes whatever the others do not fit: it stays last unless nothing else fits at all.
    const auto best = std::max_element(counted.begin(), counted.end() - 1, [](const auto &a, const auto &b) { return a.first < b.first; });
    if (best->first > 0)
        std::rotate(counted.begin(), best, best + 1);
    else
        std::rotate(counted.begin(), counted.end() - 1, counted.end());
    table.layouts.clear();
    for (auto &[count, layout] : counted)
        table.layouts.push_back(std::move(layout));
    return {};
}

Status SqliteStore::addTable(const std::string &name, const std::vector<std::string> &columns, std::vector<EntryLayout> layouts, bool isGuess)
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
    const auto &pattern = layouts.front().table;
    const KeyCaptures captures = pattern ? pattern->match(name).value_or(KeyCaptures()) : KeyCaptures();
    Table table{name, source, std::move(layouts), captures, rows};
    if (auto ordered = orderLayouts(table); !ordered)
        return ordered;
    const EntryLayout &layout = table.layouts.front();
    m_info.layouts.push_back({layout.id, layout.system, isGuess ? "fallback" : "table", name + '(' + joined(columns) + ')', rows, rows});
    m_info.keyCount += rows;
    m_tables.push_back(std::move(table));
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
        // One table layout may serve several products, which only the rows tell apart; names of tables are not shared.
        std::vector<EntryLayout> fitting;
        for (const auto &layout : *layouts)
            if (layout.table && layout.table->match(name) && hasColumns(layout, *columns)
                && (fitting.empty() || fitting.front().columns == layout.columns))
                fitting.push_back(layout);
        if (!fitting.empty())
            if (auto added = addTable(name, *columns, std::move(fitting), false); !added)
                return added;
        tables.emplace_back(name, std::move(*columns));
    }
    if (m_tables.empty()) {
        for (const auto &[name, columns] : tables) {
            const auto guess = guessTableLayout(name, columns);
            if (!guess)
                return guess.error();
            if (*guess)
                if (auto added = addTable(name, columns, {**guess}, true); !added)
                    return added;
        }
    }
    if (m_tables.empty())
        return Error{ErrorCode::schema, ErrorReason::unknownLayout, m_info.connection.path, joined(*names)};
    std::stable_sort(m_info.layouts.begin(), m_info.layouts.end(), [](const auto &a, const auto &b) { return a.matched > b.matched; });
    return {};
}

} // namespace cacheloupe
