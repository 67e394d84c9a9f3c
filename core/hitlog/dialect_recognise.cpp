// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/hitlog/log_records.h"
#include "core/hitlog/recognised_log.h"
#include "core/hitlog/sqlite_records.h"

#include <algorithm>
#include <set>

namespace cacheloupe {

namespace {

constexpr size_t kSampleRecords = 16;
/// A log may hold lines of other kinds; one record in four must fit.
constexpr size_t kLeastShare = 4;
/// Where the first records tell nothing, or other lines stand between: how far to look for one that does.
constexpr size_t kMostRecords = 4096;
constexpr size_t kMostSampleBytes = 8u << 20;

struct Sample {
    std::vector<LogRecord> records;
    bool isBlank = true;
    std::string firstText; ///< shortened
    bool namesEvent = false; ///< an unreadable line that speaks of "event"
};

Result<Sample> readSample(const ReadFile &file, const LogShape &shape, const Dialect *dialect, size_t mostRecords = kMostRecords)
{
    Sample sample;
    auto records = openRecords(file, shape, dialect);
    if (!records)
        return records.error();
    size_t bytes = 0;
    size_t read = 0;
    for (LogRecord record; sample.records.size() < mostRecords && bytes < kMostSampleBytes && read < 4 * kMostRecords; ++read) {
        const auto got = (*records)->next(record);
        if (!got)
            return got.error();
        if (!*got)
            break;
        bytes += record.text.size();
        if (sample.isBlank)
            sample.firstText = elided(toValidUtf8(std::string_view(record.text).substr(0, 200)), 60);
        sample.isBlank = false;
        sample.namesEvent |= !record.value.is_object() && record.text.starts_with('{') && record.text.find("\"event\"") != std::string::npos;
        if (record.value.is_object() || (shape.container == LogContainer::textLines && !dialect))
            sample.records.push_back(std::move(record));
    }
    return sample;
}

struct Fit {
    const Dialect *dialect = nullptr;
    size_t fitting = 0;
    size_t of = 0;
    std::vector<std::string> reasons;
};

std::optional<Json> recordFor(const Dialect &dialect, const LogRecord &record, LogContainer container)
{
    if (container != LogContainer::textLines)
        return dialect.lineFormat() ? std::nullopt : std::optional(record.value);
    return dialect.lineFormat() ? dialect.lineFormat()->record(record.text) : std::nullopt;
}

/// How many of the first `count` records fit.
Fit fitOf(const Dialect &dialect, const Sample &sample, LogContainer container, size_t count)
{
    Fit fit{&dialect, 0, std::min(count, sample.records.size()), {}};
    for (size_t i = 0; i < fit.of; ++i)
        if (const auto record = recordFor(dialect, sample.records[i], container); record && record->is_object())
            fit.fitting += dialect.recognises(*record, fit.fitting == 0 ? &fit.reasons : nullptr);
    return fit;
}

/// More records count first, then more that speaks for it.
bool isBetter(const Fit &a, const Fit &b)
{
    return a.fitting != b.fitting ? a.fitting > b.fitting : a.reasons.size() > b.reasons.size();
}

Fit bestFit(const Sample &sample, LogContainer container, const std::vector<Dialect> &dialects)
{
    Fit best;
    for (const auto &dialect : dialects) {
        auto fit = fitOf(dialect, sample, container, kSampleRecords);
        if (fit.fitting * kLeastShare >= fit.of && isBetter(fit, best))
            best = std::move(fit);
    }
    if (best.fitting > 0 || sample.records.size() <= kSampleRecords)
        return best;
    for (const auto &dialect : dialects)
        if (auto fit = fitOf(dialect, sample, container, kMostRecords); isBetter(fit, best))
            best = std::move(fit);
    return best;
}

RecognisedLog recognised(const Dialect &dialect, LogShape shape, std::vector<std::string> reasons)
{
    RecognisedLog log;
    log.dialect = std::make_shared<Dialect>(dialect);
    log.match = {dialect.name(), std::move(reasons), dialect.isAggregate()};
    log.shape = std::move(shape);
    return log;
}

RecognisedLog recognised(Fit fit, LogShape shape)
{
    fit.reasons.push_back(std::to_string(fit.fitting) + '/' + std::to_string(fit.of));
    return recognised(*fit.dialect, std::move(shape), std::move(fit.reasons));
}

Error unknown(const ReadFile &file, std::string seen)
{
    return {ErrorCode::schema, ErrorReason::unknownDialect, file.path().string(), std::move(seen)};
}

std::string memberNames(const Sample &sample)
{
    std::set<std::string> seen;
    for (size_t i = 0; i < std::min(kSampleRecords, sample.records.size()); ++i)
        if (sample.records[i].value.is_object())
            for (const auto &[name, value] : sample.records[i].value.items())
                seen.insert(name);
    std::string list;
    for (const auto &name : seen)
        list += (list.empty() ? "" : ", ") + name;
    return list.empty() ? sample.firstText : elided(toValidUtf8(list), 200);
}

/// The table whose columns and first rows speak for a dialect, the one with the most reasons first.
Result<RecognisedLog> recogniseTable(const ReadFile &file, LogShape shape, const std::vector<Dialect> &dialects)
{
    const auto tables = sqliteTables(file.path());
    if (!tables)
        return tables.error();
    for (const auto &dialect : dialects)
        if (const auto possible = possibleSelections(dialect, *tables); !possible.empty()) {
            std::vector<std::string> names;
            for (const auto &selection : possible)
                for (const auto &[table, columns] : selection.needs)
                    if (std::find(names.begin(), names.end(), table) == names.end())
                        names.push_back(table);
            return recognised(dialect, std::move(shape), std::move(names));
        }
    Fit best;
    std::string seen;
    for (const auto &table : *tables) {
        seen += (seen.empty() ? "" : ", ") + table.name;
        Sample sample;
        sample.records.push_back({Json::object(), {}});
        for (const auto &column : table.columns)
            sample.records.back().value[column] = nullptr;
        LogShape rows = shape;
        rows.table = table.name;
        if (auto read = readSample(file, rows, nullptr); read && !read->records.empty())
            sample = std::move(*read);
        auto fit = bestFit(sample, LogContainer::sqlite, dialects);
        if (fit.fitting == 0 || (best.dialect && fit.reasons.size() <= best.reasons.size()))
            continue;
        best = std::move(fit);
        shape.table = table.name;
    }
    if (!best.dialect)
        return unknown(file, elided(seen, 200));
    best.reasons.insert(best.reasons.begin(), shape.table);
    return recognised(*best.dialect, std::move(shape), std::move(best.reasons));
}

} // namespace

Result<RecognisedLog> recogniseLog(const ReadFile &file, const std::vector<Dialect> &dialects)
{
    const auto found = shapeOf(file);
    if (!found)
        return found.error();
    if (found->container == LogContainer::sqlite)
        return recogniseTable(file, *found, dialects);
    std::string seen;
    for (LogShape shape : {*found, LogShape{LogContainer::jsonLines, {}, {}}, LogShape{LogContainer::textLines, {}, {}}}) {
        // The first records nearly always tell; thousands are read only when they do not.
        auto sample = readSample(file, shape, nullptr, kSampleRecords);
        if (!sample)
            return sample.error();
        if (auto fit = bestFit(*sample, shape.container, dialects); fit.fitting > 0)
            return recognised(std::move(fit), std::move(shape));
        sample = readSample(file, shape, nullptr);
        if (!sample)
            return sample.error();
        if (seen.empty())
            seen = memberNames(*sample);
        if (auto fit = bestFit(*sample, shape.container, dialects); fit.fitting > 0)
            return recognised(std::move(fit), std::move(shape));
        const bool isReadable = std::any_of(sample->records.begin(), sample->records.end(), [](const LogRecord &one) { return one.value.is_object(); });
        // A single line of text can pass for the head of a table without rows.
        const bool isBlank = sample->isBlank && shape.container != LogContainer::csv;
        const auto native = std::find_if(dialects.begin(), dialects.end(), [](const Dialect &one) { return one.isNative(); });
        if (native != dialects.end() && !isReadable && (isBlank || sample->namesEvent))
            return recognised(*native, LogShape(), {"0/0"});
    }
    return unknown(file, seen);
}

Result<RecognisedLog> readAs(const ReadFile &file, const Dialect &dialect)
{
    if (auto log = recogniseLog(file, {dialect}))
        return log;
    auto shape = shapeOf(file);
    if (!shape)
        return shape.error();
    if (dialect.lineFormat())
        shape->container = LogContainer::textLines;
    if (shape->container == LogContainer::sqlite || (shape->container == LogContainer::textLines && !dialect.lineFormat()))
        return unknown(file, dialect.name());
    return recognised(dialect, std::move(*shape), {});
}

} // namespace cacheloupe
