// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/verdict_history.h"

#include "core/replay/freshness_judgement.h"

#include <algorithm>
#include <utility>

namespace cacheloupe {

std::vector<ReplayRound> replayRounds(std::vector<ReplayResult> results)
{
    std::vector<ReplayRound> rounds;
    int last = 0;
    for (ReplayResult &result : results) {
        if (rounds.empty() || result.repeat <= last)
            rounds.push_back({result.at, {}});
        last = result.repeat;
        rounds.back().at = std::min(rounds.back().at, result.at);
        rounds.back().repeats.push_back(std::move(result));
    }
    return rounds;
}

VerdictHistory verdictHistory(std::vector<EntryCheck> checks)
{
    VerdictHistory history;
    std::stable_sort(checks.begin(), checks.end(), [](const EntryCheck &a, const EntryCheck &b) { return a.at < b.at; });
    for (const EntryCheck &check : checks) {
        const auto valid = isStillValid(check.freshness.verdict);
        if (!valid || history.firstStale)
            continue;
        (*valid ? history.lastFresh : history.firstStale) = check.at;
    }
    history.checks = std::move(checks);
    return history;
}

VerdictHistory verdictHistoryOf(std::span<const HitReplays> hits)
{
    std::vector<EntryCheck> checks;
    for (const HitReplays &hit : hits) {
        for (const ReplayRound &round : replayRounds(hit.results))
            checks.push_back({round.at, judgeFreshness(hit.question, round.repeats)});
    }
    return verdictHistory(std::move(checks));
}

} // namespace cacheloupe
