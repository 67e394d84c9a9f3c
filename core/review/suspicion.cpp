// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/suspicion.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace cacheloupe {

namespace {

constexpr double kRepeatedShare = 0.25;

double logistic(double logOdds)
{
    return 1 / (1 + std::exp(-logOdds));
}

/// What each finding adds. Five key fields that differ are one story: a signal found again adds a quarter, so that one
/// kind of fault does not push all others out of the first page.
std::vector<double> contributions(std::span<const SignalFinding> findings, const SuspicionCard &card)
{
    std::vector<double> out(findings.size());
    std::array<size_t, kSignalCount> heaviest;
    heaviest.fill(findings.size());
    for (size_t i = 0; i < findings.size(); ++i) {
        const auto signal = size_t(findings[i].signal);
        out[i] = card.weights[signal] * findings[i].strength;
        size_t &first = heaviest[signal];
        if (first == findings.size()) {
            first = i;
        } else {
            const size_t lighter = out[i] > out[first] ? std::exchange(first, i) : i;
            out[lighter] *= kRepeatedShare;
        }
    }
    return out;
}

} // namespace

Suspicion scoreSignals(const SignalFindings &findings, const SuspicionCard &card)
{
    Suspicion out;
    out.language = findings.language;
    out.notLookedFor = signalsNotLookedFor(findings.language);
    const std::vector<double> weights = contributions(findings.found, card);
    double logOdds = card.bias;
    for (size_t i = 0; i < weights.size(); ++i) {
        logOdds += weights[i];
        const SignalFinding &finding = findings.found[i];
        if (weights[i] != 0)
            out.reasons.push_back({finding.signal, weights[i], finding.params, finding.spans});
    }
    std::stable_sort(out.reasons.begin(), out.reasons.end(), [](const SuspicionReason &a, const SuspicionReason &b) { return a.weight > b.weight; });
    out.logOdds = logOdds;
    out.score = logistic(logOdds);
    return out;
}

std::vector<const SuspicionReason *> shownReasons(const Suspicion &suspicion, size_t most)
{
    std::vector<const SuspicionReason *> out;
    for (const SuspicionReason &reason : suspicion.reasons) {
        if (out.size() == most || reason.weight <= 0)
            break;
        const bool told = std::any_of(out.begin(), out.end(), [&](const SuspicionReason *other) {
            return !reason.spans.empty() && other->spans == reason.spans;
        });
        if (!told)
            out.push_back(&reason);
    }
    return out;
}

Suspicion judgeSuspicion(const Hit &hit, const KeyProof *proof, const SimilarityNorms *norms)
{
    return scoreSignals(findSignals(hit, proof, norms), SuspicionCard::builtIn());
}

double suspicionScore(const Hit &hit, const SimilarityNorms *norms)
{
    const SuspicionCard &card = SuspicionCard::builtIn();
    double logOdds = card.bias;
    const SignalFindings findings = findSignals(hit, nullptr, norms, SignalDetail::strengths);
    for (const double weight : contributions(findings.found, card))
        logOdds += weight;
    return logistic(logOdds);
}

} // namespace cacheloupe
