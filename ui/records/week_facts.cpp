// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/week_facts.h"

namespace cacheloupe {

WeekFacts weekFacts(const HitTable &table, const StandingVerdicts &verdicts, const SuspicionScores &scores, std::stop_token stop)
{
    LogWeekLookups lookups;
    lookups.verdict = [&verdicts](const Hash128 &id) { return verdicts.of(id); };
    lookups.suspicion = [&scores](HitRow row) { return double(scores.score(row)); };
    return summariseLog(table, lookups, stop);
}

} // namespace cacheloupe
