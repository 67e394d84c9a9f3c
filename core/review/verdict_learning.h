// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/verdict.h"
#include "core/review/learned_card.h"
#include "core/review/log_signals.h"

#include <array>
#include <span>
#include <vector>

namespace cacheloupe {

/// One reviewed hit as learning needs it. A plain value.
struct LearningExample {
    std::uint64_t pair = 0; ///< equal for equal pairs of questions, which must not stand on both sides of a held-out check
    std::array<float, kSignalCount> strengths{};
    std::vector<HitTrait> traits;
    bool wrong = false;
};

/// The example of a hit; the verdict must be one that says safe or wrong (countsForLearning()).
LearningExample learningExample(const Hit &hit, const SignalFindings &findings, Verdict verdict);

/// Unsure verdicts and none do not count.
bool countsForLearning(Verdict verdict);

/// Fits the card and the traits to the verdicts by logistic regression that starts from `fixed` and holds on to it
/// (ranking.md section 3), and compares both on verdicts held out in five parts. A few hundred verdicts take
/// milliseconds. Pure; the same examples in the same order give the same card.
LearnedCard learnFromVerdicts(const std::vector<LearningExample> &examples, const SuspicionCard &fixed);

struct ReviewedRow {
    HitRow row = 0;
    Verdict verdict = Verdict::none;
};

/// Learns from the reviewed rows of a table, verdicts that do not count left out. Fails when the log cannot be read.
Result<LearnedCard> learnFromRows(const HitTable &table, const LogSignals &log, std::span<const ReviewedRow> reviewed);

} // namespace cacheloupe
