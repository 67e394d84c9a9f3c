// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/hit_export.h"

#include "core/base/private_text.h"
#include "ui/support/export_file.h"

#include <array>
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

std::vector<std::string> values(const HitTable &table, HitRow row, const ReviewSnapshot &snapshot, bool masked)
{
    // One mask for the row, so that its texts still show where they differ.
    PrivateMask mask;
    const auto shown = [&](std::string text) { return masked ? mask.masked(text).text : text; };
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
            shown(table.queryText(row)),
            shown(table.cachedQueryText(row)),
            shown(table.answerText(row)),
            number(table.similarity(row)),
            number(table.threshold(row)),
            number(table.ageS(row)),
            number(table.ttlS(row)),
            number(table.latencyMs(row)),
            number(table.costUsd(row)),
            number(table.savedUsd(row)),
            number(suspicion),
            verdict == Verdict::none ? std::string() : std::string(verdictName(verdict)),
            shown(snapshot.note(table, row)),
            table.hitId(row),
            table.source(table.sourceIndex(row)).path().string(),
            std::to_string(table.lineNumber(row))};
}

Error cancelledError()
{
    return {ErrorCode::cancelled, ErrorReason::none, {}, {}};
}

} // namespace

std::string HitExport::head() const
{
    return tableHead({kNames.begin(), kNames.end()}, format);
}

Result<std::string> HitExport::line(HitRow row) const
{
    if (format != ExportFormat::jsonl)
        return tableLine(values(*table, row, snapshot, masked), format);
    auto bytes = table->lineBytes(row);
    if (!bytes)
        return bytes.error();
    return (masked ? maskedText(*bytes) : std::move(*bytes)) + '\n';
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
    ExportFile file(path);
    if (const Status opened = file.open(); !opened)
        return opened.error();
    std::string buffer = head();
    for (int i = 0; i < rows.count(); ++i) {
        if (stop.stop_requested())
            return cancelledError();
        auto next = line(rows.at(i));
        if (!next)
            return next.error();
        buffer += *next;
        if (buffer.size() >= kFlushBytes) {
            if (const Status written = file.append(buffer); !written)
                return written.error();
            buffer.clear();
        }
        progress({std::uint64_t(i), std::uint64_t(rows.count())});
    }
    if (const Status written = file.append(buffer); !written)
        return written.error();
    if (const Status done = file.commit(); !done)
        return done.error();
    return std::uint64_t(rows.count());
}

} // namespace cacheloupe
