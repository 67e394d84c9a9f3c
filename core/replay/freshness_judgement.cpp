// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/freshness_judgement.h"

#include "core/replay/answer_comparison.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace cacheloupe {

namespace {

std::vector<const ReplayResult *> usableReplies(std::span<const ReplayResult> repeats)
{
    std::vector<const ReplayResult *> out;
    for (const ReplayResult &result : repeats) {
        if (!result.error && result.end == ReplyEnd::complete && result.verdict != ReplayVerdict::none && !result.freshAnswer.empty())
            out.push_back(&result);
    }
    return out;
}

bool isAgainst(ReplayVerdict verdict) { return verdict == ReplayVerdict::different || verdict == ReplayVerdict::contradicts; }

bool agrees(ReplayVerdict verdict) { return verdict == ReplayVerdict::same || verdict == ReplayVerdict::reworded; }

struct FreshPairs {
    std::vector<double> overlaps;
    size_t against = 0;
};

FreshPairs comparePairs(std::string_view question, const std::vector<const ReplayResult *> &replies)
{
    FreshPairs pairs;
    for (size_t i = 0; i < replies.size(); ++i) {
        for (size_t j = i + 1; j < replies.size(); ++j) {
            const AnswerComparison comparison = compareAnswers(question, replies[i]->freshAnswer, replies[j]->freshAnswer);
            pairs.overlaps.push_back(comparison.overlap);
            pairs.against += isAgainst(comparison.verdict);
        }
    }
    return pairs;
}

double meanOf(const std::vector<double> &values) { return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size()); }

void conclude(Freshness &out, FreshnessVerdict verdict, FreshnessReason reason)
{
    out.verdict = verdict;
    out.reason = reason;
}

/// Fewer fresh pairs are at odds than answers are with the cache, and they share more words.
bool agreeAgainstCache(const Freshness &freshness, const FreshPairs &pairs)
{
    const double amongFresh = double(pairs.against) / double(pairs.overlaps.size());
    const double withCache = double(freshness.against) / double(freshness.replies);
    return amongFresh < withCache && *freshness.freshOverlap > freshness.cachedOverlap;
}

} // namespace

std::vector<double> freshOverlaps(std::string_view question, std::span<const ReplayResult> repeats)
{
    return comparePairs(question, usableReplies(repeats)).overlaps;
}

std::optional<NoiseFloor> noiseFloor(std::vector<double> overlaps)
{
    if (overlaps.size() < kMinNoisePairs)
        return std::nullopt;
    const size_t place = size_t(std::ceil(0.05 * double(overlaps.size()))) - 1;
    std::nth_element(overlaps.begin(), overlaps.begin() + std::ptrdiff_t(place), overlaps.end());
    return NoiseFloor{overlaps[place], overlaps.size()};
}

Freshness judgeFreshness(std::string_view question, std::span<const ReplayResult> repeats, const std::optional<NoiseFloor> &noise)
{
    Freshness out;
    const auto replies = usableReplies(repeats);
    if (replies.empty())
        return out;
    out.replies = int(replies.size());
    size_t agreeing = 0;
    size_t contradicting = 0;
    double sum = 0;
    for (const ReplayResult *reply : replies) {
        agreeing += agrees(reply->verdict);
        contradicting += reply->verdict == ReplayVerdict::contradicts;
        out.against += isAgainst(reply->verdict);
        sum += reply->overlap;
    }
    out.cachedOverlap = sum / double(replies.size());
    const FreshPairs pairs = comparePairs(question, replies);
    if (!pairs.overlaps.empty())
        out.freshOverlap = meanOf(pairs.overlaps);
    if (agreeing * 2 > replies.size())
        conclude(out, FreshnessVerdict::fresh, FreshnessReason::agrees);
    else if (size_t(out.against) * 2 <= replies.size())
        conclude(out, FreshnessVerdict::unsure, FreshnessReason::unclearDifference);
    else if (noise && contradicting == 0 && out.cachedOverlap >= noise->overlap)
        conclude(out, FreshnessVerdict::unsure, FreshnessReason::withinNoise);
    else if (replies.size() == 1)
        conclude(out, FreshnessVerdict::looksStale, FreshnessReason::oneReplyDiffers);
    else if (agreeAgainstCache(out, pairs))
        conclude(out, FreshnessVerdict::stale, FreshnessReason::repliesAgreeAgainstCache);
    else
        conclude(out, FreshnessVerdict::unsure, FreshnessReason::repliesDisagree);
    return out;
}

} // namespace cacheloupe
