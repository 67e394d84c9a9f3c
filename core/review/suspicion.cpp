// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/suspicion.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace cacheloupe {

namespace {

constexpr double kRepeatedShare = 0.25;

} // namespace

SuspicionCard SuspicionCard::handSet()
{
    SuspicionCard card;
    const auto set = [&card](Signal signal, double weight) { card.weights[size_t(signal)] = weight; };
    // Text differences carry the weights of ranking.md section 4; the rules that no public data can test are fixed by hand.
    set(Signal::keyFieldMismatch, 4.5);
    set(Signal::foreignPersonal, 3.0);
    set(Signal::answerRefusal, 4.0);
    set(Signal::expired, 3.2);
    set(Signal::volatileOld, 2.4);
    set(Signal::numberDiffers, 1.8);
    set(Signal::unitDiffers, 1.2);
    set(Signal::timeDiffers, 1.6);
    set(Signal::identifierDiffers, 2.0);
    set(Signal::nameDiffers, 2.6);
    set(Signal::negationDiffers, 1.8);
    set(Signal::oppositeWords, 2.0);
    set(Signal::questionKindDiffers, 1.9);
    set(Signal::wordsDiffer, 2.6);
    set(Signal::temperatureAboveZero, 1.5);
    set(Signal::creativeRequest, 2.5);
    set(Signal::contextDependent, 1.8);
    set(Signal::actionRequest, 1.8);
    set(Signal::personalAnswer, 2.2);
    set(Signal::justAboveThreshold, 0.5);
    set(Signal::runnerUpClose, 0.5);
    set(Signal::userCameBack, 1.6);
    set(Signal::flaggedByApp, 2.0);
    return card;
}

Suspicion scoreSignals(std::span<const SignalFinding> findings, const SuspicionCard &card)
{
    Suspicion out;
    for (const SignalFinding &finding : findings)
        out.reasons.push_back({finding.signal, card.weights[size_t(finding.signal)] * finding.strength, finding.params, finding.spans});
    std::stable_sort(out.reasons.begin(), out.reasons.end(), [](const SuspicionReason &a, const SuspicionReason &b) { return a.weight > b.weight; });
    // Five key fields that differ are one story: a signal found again adds a quarter, so that one kind of fault does
    // not push all others out of the first page.
    double logOdds = card.bias;
    std::array<bool, kSignalCount> seen{};
    for (SuspicionReason &reason : out.reasons) {
        if (std::exchange(seen[size_t(reason.signal)], true))
            reason.weight *= kRepeatedShare;
        logOdds += reason.weight;
    }
    std::stable_sort(out.reasons.begin(), out.reasons.end(), [](const SuspicionReason &a, const SuspicionReason &b) { return a.weight > b.weight; });
    out.score = 1 / (1 + std::exp(-logOdds));
    return out;
}

Suspicion judgeSuspicion(const Hit &hit, const KeyProof *proof)
{
    static const SuspicionCard card = SuspicionCard::handSet();
    return scoreSignals(findSignals(hit, proof), card);
}

} // namespace cacheloupe
