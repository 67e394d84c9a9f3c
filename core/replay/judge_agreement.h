// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/kappa.h"
#include "core/domain/verdict.h"
#include "core/replay/answer_judge.h"

#include <map>
#include <span>
#include <string>

namespace cacheloupe {

/// One hit that both the judge model and a reviewer decided on.
struct JudgedHit {
    std::string callSite;
    JudgeOutcome judge = JudgeOutcome::unsure;
    Verdict reviewer = Verdict::none;
};

/// How far the judge may be listened to at a call site.
struct JudgeStanding {
    Kappa kappa;
    bool muted = true; ///< kappa below kMutedBelowKappa, unknown, or from fewer than kFewestJudged hits
};

inline constexpr double kMutedBelowKappa = 0.6;
inline constexpr std::uint64_t kFewestJudged = 30;

/// By call site. Compared are "still right" (same, less complete / safe), "aged" (changed fact / stale) and "other question"
/// (different question / wrong match); unsure ones, and verdicts that no answer's text can show (leaked scope, not
/// cacheable), are left out. Pure; any thread.
std::map<std::string, JudgeStanding> judgeStandings(std::span<const JudgedHit> hits);

} // namespace cacheloupe
