// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/hitlog/dialect.h"
#include "core/hitlog/line_chunk.h"
#include "core/hitlog/sqlite_log.h"

#include <algorithm>
#include <set>

namespace cacheloupe {

namespace {

constexpr size_t kSampleRecords = 16;
/// A log may hold lines of other kinds; one record in four must fit.
constexpr size_t kLeastShare = 4;
constexpr std::uint64_t kSampleBytes = 8u << 20;
constexpr std::uint64_t kSampleChunkBytes = 64 * 1024;
constexpr std::string_view kSqliteHeader = "SQLite format 3";

struct Sample {
    std::vector<Json> records;
    bool isBlank = true;
    std::string firstLine; ///< shortened
    bool namesEvent = false; ///< an unreadable line that speaks of "event"
};

Result<Sample> readSample(const ReadFile &file, std::uint64_t sizeBytes)
{
    Sample sample;
    LineChunk chunk(file, 0);
    for (std::uint64_t at = 0; at < std::min(sizeBytes, kSampleBytes); at += kSampleChunkBytes) {
        if (auto status = chunk.read(at, std::min(sizeBytes, at + kSampleChunkBytes)); !status)
            return status.error();
        LineChunk::Line line;
        while (chunk.next(line) && sample.records.size() < kSampleRecords) {
            const auto text = trimmed(line.text);
            if (text.empty())
                continue;
            if (sample.isBlank)
                sample.firstLine = elided(toValidUtf8(text.substr(0, 200)), 60);
            sample.isBlank = false;
            auto record = line.isOverlong ? Result<Json>(Json()) : parseJson(isValidUtf8(text) ? std::string(text) : toValidUtf8(text), {});
            if (record && record->is_object())
                sample.records.push_back(std::move(*record));
            else
                sample.namesEvent |= text.front() == '{' && text.find("\"event\"") != std::string_view::npos;
        }
        if (sample.records.size() >= kSampleRecords)
            break;
    }
    return sample;
}

Error unknown(const ReadFile &file, std::string seen)
{
    return {ErrorCode::schema, ErrorReason::unknownDialect, file.path().string(), std::move(seen)};
}

std::string memberNames(const std::vector<Json> &records)
{
    std::set<std::string> seen;
    for (const auto &record : records)
        for (const auto &[name, value] : record.items())
            seen.insert(name);
    std::string list;
    for (const auto &name : seen)
        list += (list.empty() ? "" : ", ") + name;
    return elided(toValidUtf8(list), 200);
}

Result<RecognisedLog> recogniseTable(const ReadFile &file, const std::vector<Dialect> &dialects)
{
    const auto tables = sqliteTables(file.path());
    if (!tables)
        return tables.error();
    std::string seen;
    for (const auto &table : *tables) {
        seen += (seen.empty() ? "" : ", ") + table.name;
        Json columns = Json::object();
        for (const auto &column : table.columns)
            columns[column] = nullptr;
        for (const auto &dialect : dialects) {
            if (dialect.container() != Dialect::Container::sqliteTable || !table.name.ends_with(dialect.tableSuffix()))
                continue;
            std::vector<std::string> reasons;
            if (!dialect.recognises(columns, &reasons))
                continue;
            reasons.insert(reasons.begin(), table.name);
            RecognisedLog log;
            log.dialect = &dialect;
            log.match = {dialect.name(), std::move(reasons)};
            log.table = table.name;
            return log;
        }
    }
    return unknown(file, elided(seen, 200));
}

} // namespace

Result<RecognisedLog> recogniseLog(const ReadFile &file, const std::vector<Dialect> &dialects)
{
    const auto size = file.sizeBytes();
    if (!size)
        return size.error();
    std::string header(kSqliteHeader.size(), '\0');
    if (const auto got = file.readAt(0, header); got && *got == header.size() && header == kSqliteHeader)
        return recogniseTable(file, dialects);
    const auto sample = readSample(file, *size);
    if (!sample)
        return sample.error();
    RecognisedLog best;
    size_t bestCount = 0;
    for (const auto &dialect : dialects) {
        if (dialect.container() != Dialect::Container::lines)
            continue;
        std::vector<std::string> reasons;
        size_t fitting = 0;
        for (const auto &record : sample->records)
            fitting += dialect.recognises(record, fitting == 0 ? &reasons : nullptr);
        const bool readable = !sample->records.empty();
        const bool assumed = dialect.isNative() && !readable && (sample->isBlank || sample->namesEvent);
        if (!assumed && (fitting <= bestCount || fitting * kLeastShare < sample->records.size()))
            continue;
        bestCount = fitting;
        reasons.push_back(std::to_string(fitting) + '/' + std::to_string(sample->records.size()));
        best = {&dialect, {dialect.name(), std::move(reasons)}, {}};
    }
    if (best.dialect)
        return best;
    return unknown(file, sample->records.empty() ? sample->firstLine : memberNames(sample->records));
}

} // namespace cacheloupe
