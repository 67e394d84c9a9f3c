// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/judge_agreement.h"

#include <array>
#include <optional>

namespace cacheloupe {

namespace {

constexpr size_t kJudgeCategories = 3;

std::optional<size_t> categoryOf(JudgeOutcome outcome)
{
    switch (outcome) {
    case JudgeOutcome::same:
    case JudgeOutcome::lessComplete:
        return 0;
    case JudgeOutcome::changedFact:
        return 1;
    case JudgeOutcome::differentQuestion:
        return 2;
    case JudgeOutcome::unsure:
        break;
    }
    return std::nullopt;
}

std::optional<size_t> categoryOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::safe:
        return 0;
    case Verdict::stale:
        return 1;
    case Verdict::wrongMatch:
        return 2;
    default:
        return std::nullopt;
    }
}

} // namespace

std::map<std::string, JudgeStanding> judgeStandings(std::span<const JudgedHit> hits)
{
    std::map<std::string, std::array<std::uint64_t, kJudgeCategories * kJudgeCategories>> counts;
    for (const JudgedHit &hit : hits) {
        auto &table = counts[hit.callSite];
        const auto judge = categoryOf(hit.judge);
        const auto reviewer = categoryOf(hit.reviewer);
        if (judge && reviewer)
            ++table[*judge * kJudgeCategories + *reviewer];
    }
    std::map<std::string, JudgeStanding> out;
    for (const auto &[callSite, table] : counts) {
        JudgeStanding standing;
        standing.kappa = cohensKappa(table, kJudgeCategories);
        standing.muted = standing.kappa.n < kFewestJudged || standing.kappa.value.value_or(-1) < kMutedBelowKappa;
        out[callSite] = standing;
    }
    return out;
}

} // namespace cacheloupe
