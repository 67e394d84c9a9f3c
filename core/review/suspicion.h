// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/suspicion_signals.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace cacheloupe {

/// Why a hit is suspicious: the finding and what it added to the score.
struct SuspicionReason {
    Signal signal = Signal::wordsDiffer;
    double weight = 0;
    std::vector<std::string> params;
    std::vector<SignalSpan> spans;
};

/// Suspicion of one hit: score in [0, 1] and all reasons, heaviest first. Screens show the first two.
struct Suspicion {
    double score = 0;
    std::vector<SuspicionReason> reasons;
};

/// The score card: one weight a signal (log-odds). Signals know nothing of it, so a trained card can replace it.
struct SuspicionCard {
    std::array<double, kSignalCount> weights{};
    double bias = -3.0; ///< log-odds of a hit without any signal; about 5 % of hits are wrong (ranking.md section 2)

    /// Weights set by hand after ranking.md section 4.
    static SuspicionCard handSet();
};

/// Combines findings: logistic of bias plus weight times strength. Pure; any thread.
Suspicion scoreSignals(std::span<const SignalFinding> findings, const SuspicionCard &card);

/// findSignals and scoreSignals with the hand-set card.
Suspicion judgeSuspicion(const Hit &hit, const KeyProof *proof = nullptr);

} // namespace cacheloupe
