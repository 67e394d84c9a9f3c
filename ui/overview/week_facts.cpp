// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/week_facts.h"

#include "core/hitlog/counter_totals.h"

#include <cmath>

namespace cacheloupe {

namespace {

std::optional<double> known(float value)
{
    return std::isnan(value) ? std::nullopt : std::optional<double>(value);
}

} // namespace

WeekFacts weekFacts(const HitTable &table, const VerdictBook::Records &verdicts, const SuspicionScores &scores, std::stop_token stop)
{
    WeekFacts facts;
    WeekSummaryBuilder builder;
    const HitRow count = table.rowCount();
    std::vector<HitRow> counters;
    for (HitRow row = 0; row < count && !stop.stop_requested(); ++row) {
        if (isCounter(table, row)) {
            counters.push_back(row);
            continue;
        }
        WeekRow event;
        event.time = table.time(row);
        event.kind = table.kind(row);
        event.callSite = table.callSite(row);
        event.savedUsd = known(table.savedUsd(row));
        event.ageS = known(table.ageS(row));
        event.ttlS = known(table.ttlS(row));
        if (event.kind == EventKind::hit) {
            const auto found = verdicts.find(table.idHash(row));
            event.verdict = found == verdicts.end() ? Verdict::none : found->second.verdict;
            event.suspicion = known(scores.score(row));
            facts.suspicious += event.verdict == Verdict::none && event.suspicion.value_or(0) >= kSuspicious;
        }
        builder.add(event);
    }
    facts.week = builder.summary();
    const CounterTotals totals(table, {}, counters);
    facts.countedHits = totals.hits();
    facts.countedLookups = totals.hits() + totals.misses();
    return facts;
}

} // namespace cacheloupe
