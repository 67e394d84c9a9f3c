// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output_stream.h"
#include "core/driver/json.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

enum class RecordFormat { table, json, jsonl, csv };
std::optional<RecordFormat> recordFormatFromName(std::string_view name);

/// A column of table and csv: the value behind a dotted path of the record. `cells` 0 leaves it out of tables; figures
/// stand right-aligned.
struct RecordColumn {
    std::string path;
    size_t cells = 20;
    bool figure = false;
};

/// Writes records one by one: jsonl and json whole, csv and table by columns. Csv quotes after RFC 4180 and ends lines
/// in LF. A table sets its widths by the first hundred records; from then on nothing is held back. One thread.
class RecordWriter {
public:
    RecordWriter(OutputStream &out, RecordFormat format, std::vector<RecordColumn> columns);

    void write(const Json &record);
    /// Prints what is held back: more records may come at any time, or never.
    void flush();
    /// Ends the array or prints the table; call it once, behind the last record.
    void finish();
    /// The reader went away: no more records are needed.
    bool closed() const { return m_out.closed(); }

private:
    void writeCsv(const Json &record);
    void printTable();
    void printRow(const std::vector<std::string> &cells);
    std::string cellText(const Json &record, const RecordColumn &column) const;

    OutputStream &m_out;
    RecordFormat m_format;
    std::vector<RecordColumn> m_columns;
    std::vector<std::vector<std::string>> m_held;
    std::vector<size_t> m_widths;
    size_t m_count = 0;
    bool m_titled = false;
};

} // namespace cacheloupe
