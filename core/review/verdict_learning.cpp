// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/verdict_learning.h"

#include "core/review/suspicion.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace cacheloupe {

namespace {

constexpr size_t kFewestVerdicts = 20;
constexpr size_t kFewestOfAKind = 4;
constexpr size_t kParts = 5;
constexpr int kMostRounds = 60;
constexpr double kSettled = 1e-3;
constexpr double kMostStep = 1;

/// How far a weight may move by its prior: standard deviations.
constexpr double kSignalDeviation = 0.25;
constexpr double kBiasDeviation = 2;

double traitDeviation(Signal signal)
{
    switch (signal) {
    case Signal::learnedPair: return 1.2;
    case Signal::learnedEntry: return 1.0;
    case Signal::learnedWord: return 0.7;
    default: return 0.5;
    }
}

/// A weight that is fitted, and in which examples it counts how much.
struct Feature {
    double weight = 0;
    double prior = 0;
    double deviation = 1;
    std::vector<std::pair<std::uint32_t, float>> values; ///< example and strength
};

class Fit {
public:
    Fit(const std::vector<const LearningExample *> &examples, const SuspicionCard &fixed) : m_examples(examples), m_logOdds(examples.size())
    {
        m_features.resize(kSignalCount + 1);
        for (size_t s = 0; s < kSignalCount; ++s)
            m_features[s] = {fixed.weights[s], fixed.weights[s], kSignalDeviation, {}};
        m_features[kSignalCount] = {fixed.bias, fixed.bias, kBiasDeviation, {}};
        for (std::uint32_t i = 0; i < examples.size(); ++i)
            add(i, *examples[i]);
        for (const Feature &feature : m_features) {
            for (const auto &[i, strength] : feature.values)
                m_logOdds[i] += feature.weight * double(strength);
        }
    }

    /// One weight after the other by Newton's step, until none moves.
    void run()
    {
        for (int round = 0; round < kMostRounds; ++round) {
            double moved = 0;
            for (Feature &feature : m_features)
                moved = std::max(moved, std::abs(move(feature)));
            if (moved < kSettled)
                return;
        }
    }

    void writeTo(LearnedCard &out) const
    {
        for (size_t s = 0; s < kSignalCount; ++s)
            out.card.weights[s] = m_features[s].weight;
        for (const auto &[key, at] : m_traits) {
            LearnedCard::Trait &trait = out.traits.insert(key);
            trait.weight = float(m_features[at].weight);
            for (const auto &[i, strength] : m_features[at].values) {
                trait.all = std::uint16_t(std::min(trait.all + 1, 0xFFFF));
                trait.wrong = std::uint16_t(std::min(trait.wrong + int(m_examples[i]->wrong), 0xFFFF));
            }
        }
    }

private:
    void add(std::uint32_t i, const LearningExample &example)
    {
        for (size_t s = 0; s < kSignalCount; ++s) {
            if (example.strengths[s] != 0)
                m_features[s].values.emplace_back(i, example.strengths[s]);
        }
        m_features[kSignalCount].values.emplace_back(i, 1.0F);
        for (const HitTrait &trait : example.traits) {
            const auto [it, isNew] = m_traits.emplace(trait.key, m_features.size());
            if (isNew)
                m_features.push_back({0, 0, traitDeviation(trait.signal), {}});
            auto &values = m_features[it->second].values;
            if (values.empty() || values.back().first != i)
                values.emplace_back(i, 1.0F);
        }
    }

    double move(Feature &feature)
    {
        if (feature.values.empty())
            return 0;
        const double hold = 1 / (feature.deviation * feature.deviation);
        double slope = (feature.weight - feature.prior) * hold;
        double curve = hold;
        for (const auto &[i, strength] : feature.values) {
            const double p = 1 / (1 + std::exp(-m_logOdds[i]));
            slope += double(strength) * (p - double(m_examples[i]->wrong));
            curve += double(strength) * double(strength) * p * (1 - p);
        }
        double weight = feature.weight - std::clamp(slope / curve, -kMostStep, kMostStep);
        // A reason speaks for a hit or against it, never both.
        if (feature.prior != 0 && weight * feature.prior < 0)
            weight = 0;
        const double step = weight - feature.weight;
        feature.weight = weight;
        for (const auto &[i, strength] : feature.values)
            m_logOdds[i] += step * double(strength);
        return step;
    }

    std::vector<const LearningExample *> m_examples;
    std::vector<double> m_logOdds;
    std::vector<Feature> m_features; ///< the signals, the bias, the traits
    std::unordered_map<std::uint64_t, size_t> m_traits;
};

double logOdds(const LearningExample &example, const SuspicionCard &card, const WordTable<LearnedCard::Trait> *traits)
{
    double sum = 0;
    for (size_t s = 0; s < kSignalCount; ++s)
        sum += card.weights[s] * double(example.strengths[s]);
    for (const HitTrait &trait : example.traits) {
        if (const auto *known = traits ? traits->look(trait.key) : nullptr)
            sum += double(known->weight);
    }
    return sum;
}

/// Share of the pairs of a wrong and a safe one in which the wrong one has more; equal ones count half.
double ordered(std::vector<std::pair<double, bool>> scores)
{
    std::sort(scores.begin(), scores.end());
    double wins = 0;
    double safe = 0;
    double wrong = 0;
    for (size_t i = 0; i < scores.size();) {
        double equalSafe = 0;
        double equalWrong = 0;
        size_t k = i;
        for (; k < scores.size() && scores[k].first == scores[i].first; ++k)
            (scores[k].second ? equalWrong : equalSafe) += 1;
        wins += equalWrong * (safe + equalSafe / 2);
        safe += equalSafe;
        wrong += equalWrong;
        i = k;
    }
    return safe * wrong > 0 ? wins / (safe * wrong) : 0.5;
}

/// The part in which a pair of questions is held out; wrong and safe ones are spread evenly.
std::map<std::uint64_t, size_t> partsOf(const std::vector<LearningExample> &examples)
{
    std::map<std::uint64_t, size_t> parts;
    std::array<size_t, 2> next{};
    for (const LearningExample &example : examples) {
        if (!parts.contains(example.pair))
            parts.emplace(example.pair, next[example.wrong]++ % kParts);
    }
    return parts;
}

void compare(const std::vector<LearningExample> &examples, const SuspicionCard &fixed, LearnedCard &out)
{
    const auto parts = partsOf(examples);
    std::vector<std::pair<double, bool>> byFixed;
    std::vector<std::pair<double, bool>> byLearned;
    for (size_t part = 0; part < kParts; ++part) {
        std::vector<const LearningExample *> others;
        for (const LearningExample &example : examples) {
            if (parts.at(example.pair) != part)
                others.push_back(&example);
        }
        LearnedCard learned;
        Fit fit(others, fixed);
        fit.run();
        fit.writeTo(learned);
        for (const LearningExample &example : examples) {
            if (parts.at(example.pair) != part)
                continue;
            byFixed.emplace_back(logOdds(example, fixed, nullptr), example.wrong);
            byLearned.emplace_back(logOdds(example, learned.card, &learned.traits), example.wrong);
        }
    }
    out.heldOutFixed = ordered(std::move(byFixed));
    out.heldOutLearned = ordered(std::move(byLearned));
}

} // namespace

bool countsForLearning(Verdict verdict)
{
    return verdict == Verdict::safe || isWrongReuse(verdict);
}

LearningExample learningExample(const Hit &hit, const SignalFindings &findings, Verdict verdict)
{
    LearningExample out;
    out.pair = wordHash(hit.callSite + '\n' + hit.query + '\n' + hit.cachedQuery);
    const auto strengths = effectiveStrengths(findings);
    std::transform(strengths.begin(), strengths.end(), out.strengths.begin(), [](double strength) { return float(strength); });
    out.traits = hitTraits(hit, findings, SignalDetail::strengths);
    out.wrong = isWrongReuse(verdict);
    return out;
}

LearnedCard learnFromVerdicts(const std::vector<LearningExample> &examples, const SuspicionCard &fixed)
{
    LearnedCard out;
    out.card = fixed;
    out.verdicts = examples.size();
    out.wrong = size_t(std::count_if(examples.begin(), examples.end(), [](const LearningExample &example) { return example.wrong; }));
    if (out.verdicts < kFewestVerdicts || out.wrong < kFewestOfAKind || out.verdicts - out.wrong < kFewestOfAKind)
        return out;
    compare(examples, fixed, out);
    std::vector<const LearningExample *> all;
    for (const LearningExample &example : examples)
        all.push_back(&example);
    Fit fit(all, fixed);
    fit.run();
    fit.writeTo(out);
    out.state = out.heldOutLearned < out.heldOutFixed ? LearningState::notBetter : LearningState::active;
    return out;
}

Result<LearnedCard> learnFromRows(const HitTable &table, const LogSignals &log, std::span<const ReviewedRow> reviewed)
{
    std::vector<LearningExample> examples;
    for (const ReviewedRow &row : reviewed) {
        if (!countsForLearning(row.verdict))
            continue;
        const auto hit = table.record(row.row);
        if (!hit)
            return hit.error();
        examples.push_back(learningExample(*hit, findSignals(*hit, nullptr, &log, SignalDetail::strengths), row.verdict));
    }
    return learnFromVerdicts(examples, SuspicionCard::builtIn());
}

} // namespace cacheloupe
