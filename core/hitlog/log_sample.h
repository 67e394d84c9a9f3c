// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/base/result.h"
#include "core/driver/json.h"
#include "core/hitlog/log_shape.h"

#include <filesystem>
#include <string>
#include <vector>

namespace cacheloupe {

/// What the values of a column are; `time` are texts and numbers that read as a moment.
enum class SampleType : std::uint8_t { text, number, boolean, time, object, list };

/// One member or column of a sample. Members of objects have columns of their own (`metadata.cache_hit`), also those of
/// objects that stand as JSON text in a column.
struct SampleColumn {
    std::string path;
    SampleType type = SampleType::text;
    std::vector<std::string> values; ///< up to five different ones, shortened
    size_t count = 0;                ///< records that have it
};

/// The first records of a log of which nothing is known: its container, its columns, their types and some values. A
/// plain value; read it off the GUI thread. Fails like opening the file, or with schema/unknownDialect (detail = the
/// first line) when it holds no records of any container.
class LogSample {
public:
    static constexpr size_t kRecords = 16;

    /// `table` chooses one of a SQLite file; empty = the one that looks most like a log.
    static Result<LogSample> read(const std::filesystem::path &path, size_t records = kRecords, const std::string &table = {});

    const std::filesystem::path &path() const { return m_path; }
    const LogShape &shape() const { return m_shape; }
    /// Tables to choose from (SQLite only).
    const std::vector<std::string> &tables() const { return m_tables; }
    const std::vector<SampleColumn> &columns() const { return m_columns; }
    const SampleColumn *column(std::string_view path) const;
    const std::vector<Json> &records() const { return m_records; }

private:
    void describe();

    std::filesystem::path m_path;
    LogShape m_shape;
    std::vector<std::string> m_tables;
    std::vector<SampleColumn> m_columns;
    std::vector<Json> m_records;
};

} // namespace cacheloupe
