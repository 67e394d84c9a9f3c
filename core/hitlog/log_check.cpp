// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/log_check.h"

#include "core/hitlog/log_census.h"
#include "core/hitlog/parallel.h"
#include "core/hitlog/row_text.h"

#include <algorithm>
#include <atomic>
#include <mutex>

namespace cacheloupe {

namespace {

constexpr std::uint32_t kBatchRows = 4096;

constexpr std::array<std::string_view, kLogGapCount> kGapNames = {
    "no_hits", "no_time", "no_call_site", "no_query", "no_cached_query", "no_answer", "no_match", "no_similarity", "no_entry_age",
    "no_entry_ttl", "no_entry_fields", "no_request_fields", "no_tenant", "no_model", "no_latency", "no_saved", "no_id",
};

bool lacks(LogGap gap, const HitBlock &b, std::uint32_t i)
{
    switch (gap) {
    case LogGap::noHits: return false;
    case LogGap::noTime: return b.timeMs[i] == kAbsentTime;
    case LogGap::noCallSite: return b.callSite[i] == 0;
    case LogGap::noQuery: return b.query[i].length == 0;
    case LogGap::noCachedQuery: return b.cachedQuery[i].length == 0 && b.traits(i).match != MatchKind::exact;
    case LogGap::noAnswer: return b.answer[i].length == 0;
    case LogGap::noMatch: return b.traits(i).match == MatchKind::unknown;
    case LogGap::noSimilarity: return std::isnan(b.similarity[i]) && b.traits(i).match == MatchKind::semantic;
    case LogGap::noEntryAge: return std::isnan(b.ageS[i]);
    case LogGap::noEntryTtl: return std::isnan(b.traits(i).ttlS);
    case LogGap::noEntryFields: return b.traits(i).entryFields == 0;
    case LogGap::noRequestFields: return b.traits(i).requestFields == 0;
    case LogGap::noTenant: return b.tenant[i] == 0;
    case LogGap::noModel: return b.traits(i).model == 0;
    case LogGap::noLatency: return std::isnan(b.latencyMs[i]);
    case LogGap::noSaved: return std::isnan(b.savedUsd[i]);
    case LogGap::noId: return !(b.traits(i).flags & hit_flag::kOwnId);
    }
    return false;
}

/// What the columns tell, without reading the file.
void countColumns(const HitTable &table, std::uint32_t source, LogCheck &check, size_t maxMalformed)
{
    std::array<std::uint64_t, kGapNames.size()> gaps{};
    check.keyFields.resize(kKeyFieldCount);
    for (const auto field : allKeyFields())
        check.keyFields[size_t(field)].field = field;
    for (HitRow row = 0; row < table.rowCount(); ++row) {
        const auto &b = table.block(row >> HitBlock::kShift);
        const auto i = row & (HitBlock::kRows - 1);
        if (b.traits(i).source != source)
            continue;
        ++check.kinds[b.traits(i).kind];
        if (b.traits(i).kind == EventKind::malformed) {
            if (check.malformed.size() < maxMalformed)
                check.malformed.push_back({b.lineNumber[i], *table.lineError(row)});
            continue;
        }
        ++check.events;
        const bool isHit = b.traits(i).kind == EventKind::hit;
        for (auto &presence : check.keyFields) {
            const auto bit = 1u << unsigned(presence.field);
            presence.inRequest += (b.traits(i).requestFields & bit) != 0;
            presence.inEntry += isHit && (b.traits(i).entryFields & bit);
            presence.mismatches += isHit && (b.traits(i).mismatchedFields & bit);
        }
        for (size_t gap = 0; isHit && gap < gaps.size(); ++gap)
            gaps[gap] += lacks(LogGap(gap), b, i);
    }
    if (check.kinds[EventKind::hit] == 0)
        check.gaps.push_back({LogGap::noHits, 0});
    for (size_t gap = 0; gap < gaps.size(); ++gap)
        if (gaps[gap] > 0)
            check.gaps.push_back({LogGap(gap), gaps[gap]});
}

/// What only the text tells: members, constants, inferred and unknown names.
Status takeCensus(const HitTable &table, std::uint32_t source, const std::stop_token &stop, LogCensus &whole)
{
    const std::uint64_t rows = table.rowCount();
    std::atomic<std::uint64_t> next = 0;
    std::mutex mutex;
    std::optional<Error> error;
    onWorkers(unsigned(std::min<std::uint64_t>(std::thread::hardware_concurrency(), rows / kBatchRows + 1)), [&](unsigned) {
        RowText text(table);
        LogCensus part;
        Status status;
        for (std::uint64_t first; status && (first = next.fetch_add(kBatchRows)) < rows && !stop.stop_requested();)
            status = part.addRows(table, source, HitRow(first), HitRow(std::min(rows, first + kBatchRows)), text);
        const std::lock_guard lock(mutex);
        whole.merge(part);
        if (!status && !error)
            error = status.error();
    });
    if (stop.stop_requested())
        return Error{ErrorCode::cancelled, ErrorReason::none, table.source(source).path().string(), {}};
    return error ? Status(*error) : Status();
}

} // namespace

std::string_view logGapName(LogGap gap)
{
    return kGapNames[size_t(gap)];
}

std::array<LogGap, kLogGapCount> allLogGaps()
{
    std::array<LogGap, kLogGapCount> gaps = {};
    for (size_t i = 0; i < gaps.size(); ++i)
        gaps[i] = LogGap(i);
    return gaps;
}

Result<LogCheck> checkLog(const HitTable &table, std::uint32_t source, size_t maxMalformed, std::stop_token stop)
{
    LogCensus census;
    if (const auto status = takeCensus(table, source, stop, census); !status)
        return status.error();
    LogCheck check;
    check.path = table.source(source).path().string();
    check.dialect = table.source(source).dialect();
    check.state = table.source(source).state();
    countColumns(table, source, check, maxMalformed);
    census.describe(check);
    return check;
}

} // namespace cacheloupe
