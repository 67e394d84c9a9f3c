// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/file_reader.h"
#include "core/hitlog/log_records.h"

namespace cacheloupe {

/// Records of JSON text that does not keep to one a line: elements of an array, objects one after another, or the
/// elements of a list that an object wraps (`{"data": [...]}`). Only one record is in memory at a time.
class JsonDocumentRecords : public LogRecords {
public:
    explicit JsonDocumentRecords(const ReadFile &file) : m_reader(file) {}
    Result<bool> next(LogRecord &record) override;

    /// True for the names of lists that exports wrap their records in.
    static bool isWrapper(std::string_view name);

private:
    bool readValue(std::string &text, bool mayUnwrap);
    bool readString(std::string &text);
    int nextToken();
    void skipInWrapper(int token, std::string &text);

    FileReader m_reader;
    enum class Place { top, array, wrapper, wrappedList };
    Place m_place = Place::top;
};

} // namespace cacheloupe
