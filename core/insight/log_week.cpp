// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/log_week.h"

#include "core/hitlog/counter_totals.h"

#include <cmath>
#include <numeric>

namespace cacheloupe {

namespace {

std::optional<double> known(double value)
{
    return std::isnan(value) ? std::nullopt : std::optional<double>(value);
}

WeekRow weekRow(const HitTable &table, HitRow row, const LogWeekLookups &lookups)
{
    WeekRow event;
    event.time = table.time(row);
    event.kind = table.kind(row);
    event.callSite = table.callSite(row);
    event.savedUsd = known(table.savedUsd(row));
    event.ageS = known(table.ageS(row));
    event.ttlS = known(table.ttlS(row));
    if (event.kind != EventKind::hit)
        return event;
    if (const VerdictRecord *record = lookups.verdict ? lookups.verdict(table.idHash(row)) : nullptr) {
        event.verdict = record->verdict;
        event.reason = record->reason;
        event.layer = record->layer;
        event.stratum = record->stratum;
    }
    if (lookups.suspicion)
        event.suspicion = known(lookups.suspicion(row));
    return event;
}

} // namespace

LogWeek summariseLog(const HitTable &table, const std::vector<HitRow> &rows, const LogWeekLookups &lookups, const std::stop_token &stop)
{
    LogWeek out;
    WeekSummaryBuilder builder;
    std::vector<HitRow> counters;
    for (const HitRow row : rows) {
        if (stop.stop_requested())
            break;
        if (isCounter(table, row)) {
            counters.push_back(row);
            continue;
        }
        const WeekRow event = weekRow(table, row, lookups);
        out.suspicious += event.kind == EventKind::hit && event.verdict == Verdict::none && event.suspicion.value_or(0) >= kSuspicious;
        builder.add(event);
    }
    out.week = builder.summary();
    const CounterTotals totals(table, {}, counters);
    out.countedHits = totals.hits();
    out.countedLookups = totals.hits() + totals.misses();
    return out;
}

LogWeek summariseLog(const HitTable &table, const LogWeekLookups &lookups, const std::stop_token &stop)
{
    std::vector<HitRow> rows(table.rowCount());
    std::iota(rows.begin(), rows.end(), HitRow(0));
    return summariseLog(table, rows, lookups, stop);
}

} // namespace cacheloupe
