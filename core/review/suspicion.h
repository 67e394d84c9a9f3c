// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/suspicion_card.h"
#include "core/review/suspicion_signals.h"

#include <array>
#include <string>
#include <vector>

namespace cacheloupe {

class LogSignals;
struct LearnedCard;

/// Why a hit is suspicious: the finding and what it added to the score.
struct SuspicionReason {
    Signal signal = Signal::wordsDiffer;
    double weight = 0;
    std::vector<std::string> params;
    std::vector<SignalSpan> spans;
};

/// Suspicion of one hit: score in [0, 1] and all reasons, heaviest first. Screens show the first two. Those with a
/// weight below nothing speak for the hit.
struct Suspicion {
    double score = 0;
    double logOdds = 0; ///< the sum behind the score: the card's bias and all weights
    std::vector<SuspicionReason> reasons;
    TextLanguage language = TextLanguage::english;
    std::vector<Signal> notLookedFor; ///< signals that the ranking has no words for in this language
};

/// What to show: the heaviest that speak against the hit, those about the same words once. They live in `suspicion`.
std::vector<const SuspicionReason *> shownReasons(const Suspicion &suspicion, size_t most);

/// Combines findings: logistic of the card's bias plus weight times strength. Pure; any thread.
Suspicion scoreSignals(const SignalFindings &findings, const SuspicionCard &card);

/// What each signal's weight is multiplied with.
std::array<double, kSignalCount> effectiveStrengths(const SignalFindings &findings);

/// findSignals and scoreSignals with the built-in card, or with what was learned when that is active. Any thread.
Suspicion judgeSuspicion(const Hit &hit, const KeyProof *proof = nullptr, const LogSignals *log = nullptr,
                         const LearnedCard *learned = nullptr);

/// The score alone, the same figure in half the time.
double suspicionScore(const Hit &hit, const KeyProof *proof = nullptr, const LogSignals *log = nullptr,
                      const LearnedCard *learned = nullptr);

} // namespace cacheloupe
