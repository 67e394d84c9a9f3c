// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/file_reader.h"
#include "core/hitlog/log_records.h"

#include <optional>

namespace cacheloupe {

/// Rows of a CSV file as RFC 4180 says (quoted fields may hold separators, quotes and newlines), with any separator and
/// an optional byte order mark; the first row names the members. Empty fields are left out.
class CsvRecords : public LogRecords {
public:
    CsvRecords(const ReadFile &file, char separator) : m_reader(file), m_separator(separator) {}
    Result<bool> next(LogRecord &record) override;

    /// The separator of a header line that begins `text`; nullopt when it is none. A name may be quoted.
    static std::optional<char> separatorOf(std::string_view text);

private:
    bool readRow(std::vector<std::string> &fields, std::string &text);
    void readQuoted(std::string &field, std::string &text);

    FileReader m_reader;
    const char m_separator;
    std::vector<std::string> m_names;
    std::vector<std::string> m_fields;
};

} // namespace cacheloupe
