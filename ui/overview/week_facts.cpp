// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/week_facts.h"

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
    for (HitRow row = 0; row < count && !stop.stop_requested(); ++row) {
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
    return facts;
}

} // namespace cacheloupe
