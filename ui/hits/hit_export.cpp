// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/hit_export.h"

#include <QFileInfo>
#include <QSaveFile>

#include <charconv>
#include <cmath>

namespace cacheloupe {

namespace {

constexpr std::array kNames = {"time",     "event",       "call_site",  "match",      "layer", "model", "tenant", "query", "cached_query", "answer", "similarity",
                               "threshold", "age_s",       "ttl_s",      "latency_ms", "cost_usd", "saved_usd", "suspicion", "verdict", "note", "id", "source", "line"};

std::string number(float value)
{
    if (std::isnan(value))
        return {};
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
    return {buffer, end.ptr};
}

std::string csvCell(const std::string &value)
{
    if (value.find_first_of(",\"\r\n") == std::string::npos)
        return value;
    std::string out = "\"";
    for (const char c : value) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + '"';
}

std::string markdownCell(const std::string &value)
{
    std::string out;
    for (const char c : value) {
        if (c == '|' || c == '\\')
            out += '\\';
        out += c == '\n' || c == '\r' ? ' ' : c;
    }
    return out;
}

std::string joined(const std::vector<std::string> &values, ExportFormat format)
{
    std::string out = format == ExportFormat::markdown ? "| " : "";
    for (size_t i = 0; i < values.size(); ++i) {
        if (i > 0)
            out += format == ExportFormat::markdown ? " | " : ",";
        out += format == ExportFormat::markdown ? markdownCell(values[i]) : csvCell(values[i]);
    }
    // RFC 4180 ends lines with CR LF.
    return out + (format == ExportFormat::markdown ? " |\n" : "\r\n");
}

std::vector<std::string> values(const HitTable &table, HitRow row, const ReviewSnapshot &snapshot)
{
    const auto time = table.time(row);
    const Verdict verdict = snapshot.verdict(table, row);
    const float suspicion = snapshot.suspicion ? snapshot.suspicion->score(row) : kAbsent;
    return {time ? formatInstant(*time) : std::string(),
            std::string(eventKindName(table.kind(row))),
            std::string(table.callSite(row)),
            std::string(matchKindName(table.match(row))),
            std::string(table.layer(row)),
            std::string(table.model(row)),
            std::string(table.tenant(row)),
            table.queryText(row),
            table.cachedQueryText(row),
            table.answerText(row),
            number(table.similarity(row)),
            number(table.threshold(row)),
            number(table.ageS(row)),
            number(table.ttlS(row)),
            number(table.latencyMs(row)),
            number(table.costUsd(row)),
            number(table.savedUsd(row)),
            number(suspicion),
            verdict == Verdict::none ? std::string() : std::string(verdictName(verdict)),
            snapshot.note(table, row),
            table.hitId(row),
            table.source(table.sourceIndex(row)).path().string(),
            std::to_string(table.lineNumber(row))};
}

Error cancelledError()
{
    return {ErrorCode::cancelled, ErrorReason::none, {}, {}};
}

Error fileError(const QSaveFile &file)
{
    const bool denied = file.error() == QFileDevice::PermissionsError || file.error() == QFileDevice::OpenError;
    return {denied ? ErrorCode::denied : ErrorCode::io, denied ? ErrorReason::noPermission : ErrorReason::none, file.fileName().toStdString(),
            file.errorString().toStdString()};
}

} // namespace

QString exportSuffix(ExportFormat format)
{
    switch (format) {
    case ExportFormat::csv:
        return QStringLiteral("csv");
    case ExportFormat::markdown:
        return QStringLiteral("md");
    case ExportFormat::jsonl:
        return QStringLiteral("jsonl");
    }
    return {};
}

std::string HitExport::head() const
{
    if (format == ExportFormat::jsonl)
        return {};
    const std::vector<std::string> names(kNames.begin(), kNames.end());
    std::string out = joined(names, format);
    if (format == ExportFormat::markdown)
        out += joined(std::vector<std::string>(names.size(), "---"), format);
    return out;
}

Result<std::string> HitExport::line(HitRow row) const
{
    if (format != ExportFormat::jsonl)
        return joined(values(*table, row, snapshot), format);
    auto bytes = table->lineBytes(row);
    if (!bytes)
        return bytes.error();
    return std::move(*bytes) + '\n';
}

Result<std::string> HitExport::text(std::stop_token stop) const
{
    std::string out = head();
    for (int i = 0; i < rows.count(); ++i) {
        if (stop.stop_requested())
            return cancelledError();
        auto next = line(rows.at(i));
        if (!next)
            return next.error();
        out += *next;
    }
    return out;
}

Result<std::uint64_t> HitExport::write(const QString &path, std::stop_token stop, ProgressReport &progress) const
{
    constexpr size_t kFlushBytes = 1u << 20;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fileError(file);
    std::string buffer = head();
    const auto flush = [&] {
        const bool written = file.write(buffer.data(), qint64(buffer.size())) == qint64(buffer.size());
        buffer.clear();
        return written;
    };
    for (int i = 0; i < rows.count(); ++i) {
        if (stop.stop_requested())
            return cancelledError();
        auto next = line(rows.at(i));
        if (!next)
            return next.error();
        buffer += *next;
        if (buffer.size() >= kFlushBytes && !flush())
            return fileError(file);
        progress({std::uint64_t(i), std::uint64_t(rows.count())});
    }
    if (!flush() || !file.commit())
        return fileError(file);
    return std::uint64_t(rows.count());
}

} // namespace cacheloupe
