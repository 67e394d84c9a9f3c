// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/replay/structure_comparison.h"

#include <algorithm>
#include <map>
#include <string>

namespace cacheloupe {

namespace {

struct Cell {
    std::string_view text;
    TextRange range;
};

using TableRow = std::vector<Cell>;

/// `|---|:--:|`
bool isRule(std::string_view line) { return line.find('-') != std::string_view::npos && line.find_first_not_of("|-: \t") == std::string_view::npos; }

TableRow cellsOf(std::string_view line, size_t offset, char mark)
{
    TableRow row;
    for (size_t at = 0; at <= line.size();) {
        const size_t end = std::min(line.find(mark, at), line.size());
        const std::string_view text = trimmed(line.substr(at, end - at));
        row.push_back({text, {std::uint32_t(offset + size_t(text.data() - line.data())), std::uint32_t(text.size())}});
        at = end + 1;
    }
    if (mark == '|' && !row.empty() && row.front().text.empty())
        row.erase(row.begin());
    if (mark == '|' && !row.empty() && row.back().text.empty())
        row.pop_back();
    return row;
}

std::vector<TableRow> rowsOf(std::string_view text)
{
    const std::string_view first = text.substr(0, text.find('\n'));
    const char mark = first.find('|') != std::string_view::npos ? '|' : first.find('\t') != std::string_view::npos ? '\t' : first.find(';') != std::string_view::npos ? ';' : ',';
    std::vector<TableRow> rows;
    for (size_t at = 0; at < text.size();) {
        const size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        if (!trimmed(line).empty() && !isRule(line))
            rows.push_back(cellsOf(line, at, mark));
        at = end + 1;
    }
    return rows;
}

/// A key that comes again is told apart by its number.
std::map<std::string, size_t> placesByName(const std::vector<std::string> &names)
{
    std::map<std::string, size_t> places;
    for (size_t i = 0; i < names.size(); ++i) {
        std::string name = asciiLower(names[i]);
        for (int again = 2; places.contains(name); ++again)
            name = asciiLower(names[i]) + "#" + std::to_string(again);
        places[name] = i;
    }
    return places;
}

struct Table {
    std::vector<TableRow> rows;
    std::map<std::string, size_t> columns; ///< by header
    std::map<std::string, size_t> keys;    ///< rows by their first cell
    std::vector<std::string> headers;
};

std::optional<Table> readTable(std::string_view text)
{
    Table table;
    table.rows = rowsOf(text);
    if (table.rows.size() < 2 || table.rows[0].size() < 2)
        return std::nullopt;
    for (const Cell &cell : table.rows[0])
        table.headers.emplace_back(cell.text);
    table.columns = placesByName(table.headers);
    std::vector<std::string> keys;
    for (size_t i = 1; i < table.rows.size(); ++i)
        keys.emplace_back(table.rows[i].empty() ? std::string_view() : table.rows[i][0].text);
    table.keys = placesByName(keys);
    return table;
}

std::string rowText(const TableRow &row)
{
    std::string out;
    for (const Cell &cell : row) {
        out += out.empty() ? "" : " | ";
        out += cell.text;
    }
    return out;
}

TextRange rowRange(const TableRow &row)
{
    const TextRange &last = row.back().range;
    return {row.front().range.offset, last.offset + last.length - row.front().range.offset};
}

class TableDifference {
public:
    TableDifference(const Table &a, const Table &b) : m_a(a), m_b(b) {}

    StructureComparison run()
    {
        for (const auto &[key, place] : m_a.keys) {
            const auto other = m_b.keys.find(key);
            const TableRow &row = m_a.rows[place + 1];
            if (other == m_b.keys.end())
                addLone(row, true);
            else
                compareRow(row, m_b.rows[other->second + 1]);
        }
        for (const auto &[key, place] : m_b.keys) {
            if (!m_a.keys.contains(key))
                addLone(m_b.rows[place + 1], false);
        }
        for (const auto &[header, column] : m_a.columns)
            m_loneColumns += !m_b.columns.contains(header);
        for (const auto &[header, column] : m_b.columns)
            m_loneColumns += !m_a.columns.contains(header);
        m_out.overlap = m_cells == 0 ? 0 : double(m_equal) / double(m_cells);
        if (m_lone + m_loneColumns > 0)
            m_out.verdict = graver(m_out.verdict, m_out.overlap < 0.3 ? ReplayVerdict::different : ReplayVerdict::unclear);
        return std::move(m_out);
    }

private:
    void addLone(const TableRow &row, bool isCached)
    {
        ++m_lone;
        m_cells += row.size();
        m_out.parts.push_back(isCached ? SentenceDifference{SentenceChange::onlyCached, rowText(row), {}} : SentenceDifference{SentenceChange::onlyFresh, {}, rowText(row)});
        m_out.claims.push_back(isCached ? ClaimDifference{ClaimKind::list, rowRange(row), {}} : ClaimDifference{ClaimKind::list, {}, rowRange(row)});
    }

    void compareRow(const TableRow &a, const TableRow &b)
    {
        for (const auto &[header, column] : m_a.columns) {
            const auto other = m_b.columns.find(header);
            if (other == m_b.columns.end() || column >= a.size() || other->second >= b.size())
                continue;
            const Cell &left = a[column];
            const Cell &right = b[other->second];
            ++m_cells;
            ClaimKind kind = ClaimKind::name;
            const ReplayVerdict verdict = column == 0 ? ReplayVerdict::same : compareValues(left.text, right.text, kind);
            m_equal += verdict <= ReplayVerdict::reworded;
            m_out.verdict = graver(m_out.verdict, verdict);
            if (verdict == ReplayVerdict::same)
                continue;
            const std::string place = std::string(a[0].text) + " / " + m_a.headers[column] + ": ";
            const SentenceChange change = verdict == ReplayVerdict::contradicts ? SentenceChange::contradicts : SentenceChange::changed;
            m_out.parts.push_back({change, place + std::string(left.text), place + std::string(right.text)});
            if (verdict != ReplayVerdict::reworded)
                m_out.claims.push_back({kind, left.range, right.range});
        }
    }

    const Table &m_a;
    const Table &m_b;
    StructureComparison m_out;
    size_t m_cells = 0;
    size_t m_equal = 0;
    size_t m_lone = 0;
    size_t m_loneColumns = 0;
};

} // namespace

std::optional<StructureComparison> compareTables(std::string_view cached, std::string_view fresh)
{
    const auto a = readTable(cached);
    const auto b = readTable(fresh);
    if (!a || !b)
        return std::nullopt;
    return TableDifference(*a, *b).run();
}

} // namespace cacheloupe
