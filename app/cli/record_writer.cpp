// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/record_writer.h"

#include "app/cli/plain_text.h"

#include <algorithm>
#include <cstdio>

namespace cacheloupe {

namespace {

constexpr size_t kHeldRows = 100;

/// The member of that very name (key fields hold dots), else the value behind the dotted path.
const Json *memberAt(const Json &record, const std::string &path)
{
    const auto it = record.find(path);
    return it != record.end() ? &*it : jsonAt(record, path);
}

std::string valueText(const Json *value)
{
    if (!value || value->is_null())
        return {};
    return value->is_string() ? value->get<std::string>() : dumpJson(*value);
}

/// For people: at most four digits behind the dot.
std::string figureText(const Json *value)
{
    if (!value || !value->is_number_float())
        return valueText(value);
    char text[40];
    std::snprintf(text, sizeof text, "%.4f", value->get<double>());
    std::string figure = text;
    figure.erase(figure.find_last_not_of('0') + 1);
    if (figure.ends_with('.'))
        figure.pop_back();
    return figure;
}

std::string csvCell(const std::string &text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string cell = "\"";
    for (const char c : text) {
        if (c == '"')
            cell += '"';
        cell += c;
    }
    return cell + '"';
}

} // namespace

std::optional<RecordFormat> recordFormatFromName(std::string_view name)
{
    if (name == "table")
        return RecordFormat::table;
    if (name == "json")
        return RecordFormat::json;
    if (name == "jsonl")
        return RecordFormat::jsonl;
    if (name == "csv")
        return RecordFormat::csv;
    return {};
}

RecordWriter::RecordWriter(OutputStream &out, RecordFormat format, std::vector<RecordColumn> columns)
    : m_out(out), m_format(format), m_columns(std::move(columns))
{
    if (m_format == RecordFormat::table)
        std::erase_if(m_columns, [](const RecordColumn &c) { return c.cells == 0; });
}

void RecordWriter::write(const Json &record)
{
    ++m_count;
    switch (m_format) {
    case RecordFormat::jsonl:
        m_out << dumpJson(record) << "\n";
        break;
    case RecordFormat::json:
        m_out << (m_count == 1 ? "[\n" : ",\n") << dumpJson(record);
        break;
    case RecordFormat::csv:
        writeCsv(record);
        break;
    case RecordFormat::table: {
        std::vector<std::string> cells;
        for (const RecordColumn &column : m_columns)
            cells.push_back(cellText(record, column));
        if (m_titled)
            printRow(cells);
        else
            m_held.push_back(std::move(cells));
        if (m_held.size() == kHeldRows)
            printTable();
        break;
    }
    }
}

void RecordWriter::flush()
{
    if (m_format == RecordFormat::table && !m_held.empty())
        printTable();
    m_out.flush();
}

void RecordWriter::finish()
{
    if (m_format == RecordFormat::json)
        m_out << (m_count == 0 ? "[]\n" : "\n]\n");
    else if (m_format == RecordFormat::csv && m_count == 0)
        writeCsv(Json());
    else if (m_format == RecordFormat::table && !m_titled)
        printTable();
}

void RecordWriter::writeCsv(const Json &record)
{
    std::string line;
    if (m_count <= 1) {
        for (const RecordColumn &column : m_columns)
            line += (line.empty() ? "" : ",") + column.path;
        line += '\n';
    }
    if (m_count > 0) {
        bool first = true;
        for (const RecordColumn &column : m_columns) {
            line += first ? "" : ",";
            line += csvCell(valueText(memberAt(record, column.path)));
            first = false;
        }
        line += '\n';
    }
    m_out << line;
}

std::string RecordWriter::cellText(const Json &record, const RecordColumn &column) const
{
    const Json *value = memberAt(record, column.path);
    return fitted(singleLine(column.figure ? figureText(value) : valueText(value)), column.cells);
}

void RecordWriter::printTable()
{
    std::vector<std::string> titles;
    for (const RecordColumn &column : m_columns) {
        titles.push_back(column.path);
        m_widths.push_back(cellWidth(column.path));
    }
    for (const auto &row : m_held) {
        for (size_t i = 0; i < row.size(); ++i)
            m_widths[i] = std::max(m_widths[i], cellWidth(row[i]));
    }
    printRow(titles);
    for (const auto &row : m_held)
        printRow(row);
    m_held.clear();
    m_titled = true;
}

void RecordWriter::printRow(const std::vector<std::string> &cells)
{
    std::string line;
    for (size_t i = 0; i < cells.size(); ++i) {
        const size_t width = cellWidth(cells[i]);
        const std::string space(m_widths[i] > width ? m_widths[i] - width : 0, ' ');
        line += i == 0 ? "" : "  ";
        line += m_columns[i].figure ? space + cells[i] : cells[i] + space;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    m_out << line << "\n";
}

} // namespace cacheloupe
