// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/ttl_advice.h"

#include "core/domain/upper_bound.h"
#include "core/replay/age_bounds.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace cacheloupe {

namespace {

constexpr double kOneSided = 0.95;

constexpr std::array<std::string_view, 6> kTtlReasonNames = {"no_replays",       "not_enough_replays",   "changes_too_soon",
                                                             "bound_by_changes", "bound_by_few_replays", "bound_by_oldest_replay"};
constexpr std::array<std::string_view, 5> kTtlStepNames = {"none", "keep", "shorten", "lengthen", "replay_more"};

/// Valid ones to add before `changed` of n fit the target.
size_t moreCleanReplays(const StatusCount &count, double target)
{
    constexpr size_t most = 100'000;
    size_t n = std::max<size_t>(count.n, size_t(cleanItemsNeeded(1 - target)));
    // Doubling, then halving: the bound falls as n grows.
    size_t low = count.n;
    while (n < most && upperBound(count.changed, n, kOneSided) > 1 - target) {
        low = n;
        n *= 2;
    }
    while (n - low > 1) {
        const size_t middle = low + (n - low) / 2;
        (upperBound(count.changed, middle, kOneSided) > 1 - target ? low : n) = middle;
    }
    return n - count.n;
}

/// The age from which on the share is below the target.
void findCrossings(TtlAdvice &advice, std::span<const AgeInterval> observed, const SurvivalCurve &curve, const std::vector<double> &ages, size_t window)
{
    for (const SurvivalPoint &point : curve.points) {
        if (point.share < advice.target) {
            advice.estimateS = point.ageS;
            break;
        }
    }
    for (const double ageS : ages) {
        if (mostStillValid(statusUpTo(observed, ageS, window), kOneSided) < advice.target) {
            advice.highS = ageS;
            break;
        }
    }
}

/// Ages one after the other until the first that fails: so the confidence holds for the answer, not only for each age.
void findProposal(TtlAdvice &advice, std::span<const AgeInterval> observed, const std::vector<double> &ages, size_t window)
{
    advice.reason = TtlReason::boundByOldestReplay;
    for (const double ageS : ages) {
        const StatusCount count = statusFrom(observed, ageS, window);
        const double least = leastStillValid(count, kOneSided);
        if (least < advice.target) {
            advice.reason = count.changed > 0 ? TtlReason::boundByChanges : TtlReason::boundByFewReplays;
            advice.moreReplays = moreCleanReplays(count, advice.target);
            break;
        }
        advice.lowS = ageS;
        advice.leastValid = least;
    }
    if (advice.lowS && roundTtlDown(*advice.lowS) > 0)
        advice.proposedS = roundTtlDown(*advice.lowS);
    else
        advice.reason = advice.highS && *advice.highS == ages.front() ? TtlReason::changesTooSoon : TtlReason::notEnoughReplays;
}

TtlStep stepFrom(const TtlAdvice &advice, std::optional<double> currentS)
{
    if (!currentS || advice.reason == TtlReason::noReplays)
        return TtlStep::none;
    if (!advice.proposedS)
        return advice.reason == TtlReason::changesTooSoon ? TtlStep::shorten : TtlStep::replayMore;
    if (*advice.proposedS > *currentS)
        return TtlStep::lengthen;
    if (*advice.proposedS == *currentS || *advice.lowS >= *currentS)
        return TtlStep::keep;
    return advice.reason == TtlReason::boundByChanges ? TtlStep::shorten : TtlStep::replayMore;
}

} // namespace

std::string_view ttlReasonName(TtlReason reason) { return kTtlReasonNames[size_t(reason)]; }

std::string_view ttlStepName(TtlStep step) { return kTtlStepNames[size_t(step)]; }

double roundTtlDown(double seconds)
{
    constexpr double minute = 60;
    constexpr double hour = 3600;
    constexpr double day = 86400;
    const double unit = seconds < 2 * minute ? 1 : seconds < 2 * hour ? minute : seconds < 2 * day ? hour : day;
    return std::floor(seconds / unit) * unit;
}

TtlAdvice adviseTtl(std::span<const AgeInterval> observed, double target, std::optional<double> currentS, std::span<const TtlSeed> seeds)
{
    TtlAdvice advice;
    advice.target = std::clamp(target, 0.5, 0.999);
    const auto ages = checkedAges(observed);
    if (ages.empty()) {
        advice.moreReplays = size_t(cleanItemsNeeded(1 - advice.target));
        return advice;
    }
    const SurvivalCurve curve = survivalCurve(observed);
    advice.entries = curve.entries;
    advice.changed = curve.changed;
    advice.oldestS = ages.back();
    const size_t window = statusWindow(observed.size(), advice.target);
    findCrossings(advice, observed, curve, ages, window);
    findProposal(advice, observed, ages, window);
    if (advice.proposedS) {
        advice.share = curve.shareAt(*advice.proposedS);
        for (const TtlSeed &seed : seeds) {
            const double proposed = *advice.proposedS;
            advice.seeds.push_back({seed, proposed < double(seed.minS) ? TtlStanding::shorter : proposed > double(seed.maxS) ? TtlStanding::longer : TtlStanding::within});
        }
    }
    advice.step = stepFrom(advice, currentS);
    return advice;
}

} // namespace cacheloupe
