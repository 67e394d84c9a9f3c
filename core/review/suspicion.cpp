// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/suspicion.h"

#include "core/review/learned_card.h"

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

void sortReasons(Suspicion &suspicion)
{
    std::stable_sort(suspicion.reasons.begin(), suspicion.reasons.end(), [](const SuspicionReason &a, const SuspicionReason &b) { return a.weight > b.weight; });
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
    sortReasons(out);
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

std::array<double, kSignalCount> effectiveStrengths(const SignalFindings &findings)
{
    SuspicionCard plain;
    plain.weights.fill(1);
    std::array<double, kSignalCount> out{};
    const std::vector<double> strengths = contributions(findings.found, plain);
    for (size_t i = 0; i < strengths.size(); ++i)
        out[size_t(findings.found[i].signal)] += strengths[i];
    return out;
}

Suspicion judgeSuspicion(const Hit &hit, const KeyProof *proof, const LogSignals *log, const LearnedCard *learned)
{
    const SignalFindings findings = findSignals(hit, proof, log);
    if (!learned || !learned->isActive())
        return scoreSignals(findings, SuspicionCard::builtIn());
    Suspicion out = scoreSignals(findings, learned->card);
    for (HitTrait &trait : hitTraits(hit, findings, SignalDetail::words)) {
        const LearnedCard::Trait *known = learned->traits.look(trait.key);
        if (!known || known->weight == 0)
            continue;
        out.logOdds += double(known->weight);
        trait.words.push_back(std::to_string(known->wrong));
        trait.words.push_back(std::to_string(known->all));
        out.reasons.push_back({trait.signal, double(known->weight), std::move(trait.words), {}});
    }
    sortReasons(out);
    out.score = logistic(out.logOdds);
    return out;
}

double suspicionScore(const Hit &hit, const KeyProof *proof, const LogSignals *log, const LearnedCard *learned)
{
    const bool isLearned = learned && learned->isActive();
    const SuspicionCard &card = isLearned ? learned->card : SuspicionCard::builtIn();
    double logOdds = card.bias;
    const SignalFindings findings = findSignals(hit, proof, log, SignalDetail::strengths);
    for (const double weight : contributions(findings.found, card))
        logOdds += weight;
    if (!isLearned)
        return logistic(logOdds);
    for (const HitTrait &trait : hitTraits(hit, findings, SignalDetail::strengths)) {
        if (const LearnedCard::Trait *known = learned->traits.look(trait.key))
            logOdds += double(known->weight);
    }
    return logistic(logOdds);
}

} // namespace cacheloupe
