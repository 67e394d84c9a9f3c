// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/log_sample.h"

#include "core/base/utf8.h"
#include "core/hitlog/log_records.h"
#include "core/hitlog/member_types.h"
#include "core/hitlog/recognised_log.h"
#include "core/hitlog/sqlite_records.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

constexpr size_t kMostValues = 5;
constexpr size_t kValueLength = 80;
constexpr int kMostDepth = 6;
constexpr std::array<std::string_view, 10> kLogWords = {"log", "hit", "cache", "request", "report", "event", "trace", "query", "response", "usage"};

std::string shown(const Json &value)
{
    return elided(value.is_string() ? toValidUtf8(value.get_ref<const std::string &>()) : dumpJson(value), kValueLength);
}

SampleType typeOf(const Json &value, std::string_view path)
{
    if (value.is_object())
        return SampleType::object;
    if (value.is_array())
        return SampleType::list;
    if (value.is_boolean() || (value.is_string() && (asciiLower(shown(value)) == "true" || asciiLower(shown(value)) == "false")))
        return SampleType::boolean;
    const auto number = asNumber(value);
    const std::string name = asciiLower(path);
    // A number is a moment when it is as large as one of the last decades.
    const bool isClock = number && number->get<double>() > 9e8 && (name.find("time") != std::string::npos || name.find("ts") != std::string::npos || name.find("_at") != std::string::npos || name.find("date") != std::string::npos);
    if (number)
        return isClock ? SampleType::time : SampleType::number;
    return value.is_string() && value.get_ref<const std::string &>().size() >= 10 && asTime(value) ? SampleType::time : SampleType::text;
}

/// JSON that stands as text in a column is looked into as well.
Json opened(const Json &value)
{
    if (!value.is_string() || value.get_ref<const std::string &>().empty() || std::string_view("{[").find(value.get_ref<const std::string &>().front()) == std::string_view::npos)
        return value;
    auto json = parseJson(value.get_ref<const std::string &>(), {});
    return json ? std::move(*json) : value;
}

void addTo(std::vector<SampleColumn> &columns, const std::string &path, const Json &found, int depth)
{
    const Json value = opened(found);
    if (value.is_null() || (value.is_string() && value.get_ref<const std::string &>().empty()))
        return;
    auto column = std::find_if(columns.begin(), columns.end(), [&](const SampleColumn &one) { return one.path == path; });
    if (column == columns.end())
        column = columns.insert(columns.end(), SampleColumn{path, typeOf(value, path), {}, 0});
    ++column->count;
    const std::string text = shown(value);
    if (column->values.size() < kMostValues && std::find(column->values.begin(), column->values.end(), text) == column->values.end())
        column->values.push_back(text);
    if (const auto type = typeOf(value, path); type != column->type)
        column->type = SampleType::text;
    if (value.is_object() && depth < kMostDepth)
        for (const auto &[name, inner] : value.items())
            addTo(columns, path + '.' + name, inner, depth + 1);
}

/// The table whose name and columns speak most of a log.
std::string likeliestTable(const std::vector<SqliteTable> &tables)
{
    std::string best;
    int most = -1;
    for (const auto &table : tables) {
        int score = 0;
        for (const auto word : kLogWords) {
            score += asciiLower(table.name).find(word) != std::string::npos ? 3 : 0;
            for (const auto &column : table.columns)
                score += asciiLower(column).find(word) != std::string::npos;
        }
        if (score > most) {
            most = score;
            best = table.name;
        }
    }
    return best;
}

} // namespace

Result<LogSample> LogSample::read(const std::filesystem::path &path, size_t records, const std::string &table)
{
    const auto file = ReadFile::open(path);
    if (!file)
        return file.error();
    const auto shape = shapeOf(*file);
    if (!shape)
        return shape.error();
    LogSample sample;
    sample.m_path = path;
    sample.m_shape = *shape;
    if (shape->container == LogContainer::sqlite) {
        const auto tables = sqliteTables(path);
        if (!tables)
            return tables.error();
        for (const auto &one : *tables)
            sample.m_tables.push_back(one.name);
        sample.m_shape.table = table.empty() ? likeliestTable(*tables) : table;
    }
    if (shape->container == LogContainer::textLines)
        sample.m_shape.container = LogContainer::jsonLines;
    auto reader = openRecords(*file, sample.m_shape, nullptr);
    if (!reader)
        return reader.error();
    std::string firstText;
    for (LogRecord record; sample.m_records.size() < records;) {
        const auto got = (*reader)->next(record);
        if (!got)
            return got.error();
        if (!*got)
            break;
        if (firstText.empty())
            firstText = elided(toValidUtf8(std::string_view(record.text).substr(0, 200)), 60);
        if (record.value.is_object())
            sample.m_records.push_back(std::move(record.value));
    }
    if (sample.m_records.empty())
        return Error{ErrorCode::schema, ErrorReason::unknownDialect, path.string(), firstText};
    sample.describe();
    return sample;
}

void LogSample::describe()
{
    for (const Json &record : m_records)
        for (const auto &[name, value] : record.items())
            addTo(m_columns, name, value, 0);
}

const SampleColumn *LogSample::column(std::string_view path) const
{
    const auto found = std::find_if(m_columns.begin(), m_columns.end(), [&](const SampleColumn &one) { return one.path == path; });
    return found == m_columns.end() ? nullptr : &*found;
}

} // namespace cacheloupe
