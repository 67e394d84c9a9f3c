// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/age_bounds.h"

#include "core/domain/upper_bound.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace cacheloupe {

namespace {

/// How far a check is from the age asked about, and whether it found a change.
using NearStatus = std::pair<double, bool>;

StatusCount countNearest(std::vector<NearStatus> statuses, size_t window)
{
    if (statuses.size() > window) {
        // All checks at the distance of the last counted one count, so that what they found plays no part in the choice.
        std::nth_element(statuses.begin(), statuses.begin() + std::ptrdiff_t(window) - 1, statuses.end());
        const double farthest = statuses[window - 1].first;
        std::erase_if(statuses, [&](const NearStatus &status) { return status.first > farthest; });
    }
    const auto changed = std::count_if(statuses.begin(), statuses.end(), [](const NearStatus &status) { return status.second; });
    return {size_t(changed), statuses.size()};
}

} // namespace

StatusCount statusFrom(std::span<const AgeInterval> observed, double ageS, size_t window)
{
    std::vector<NearStatus> statuses;
    for (const AgeInterval &interval : observed) {
        if (interval.from == interval.to)
            statuses.emplace_back(0.0, interval.to <= ageS);
        else if (interval.from >= ageS)
            statuses.emplace_back(interval.from - ageS, false);
        else if (!interval.isCensored())
            statuses.emplace_back(std::max(0.0, interval.to - ageS), true);
    }
    return countNearest(std::move(statuses), window);
}

StatusCount statusUpTo(std::span<const AgeInterval> observed, double ageS, size_t window)
{
    std::vector<NearStatus> statuses;
    for (const AgeInterval &interval : observed) {
        if (interval.to <= ageS)
            statuses.emplace_back(ageS - interval.to, true);
        // Who was first checked later tells nothing here; a later "valid" alone would lean to the valid side.
        else if (interval.from > 0 && (interval.first > 0 ? interval.first : interval.from) <= ageS)
            statuses.emplace_back(std::max(0.0, ageS - interval.from), false);
    }
    return countNearest(std::move(statuses), window);
}

size_t statusWindow(size_t n, double target)
{
    const size_t forTarget = 2 * size_t(cleanItemsNeeded(1 - target));
    return std::max<size_t>({1, forTarget, size_t(std::ceil(std::pow(double(n), 2.0 / 3)))});
}

double leastStillValid(const StatusCount &from, double confidence) { return from.n == 0 ? 0 : 1 - upperBound(from.changed, from.n, confidence); }

double mostStillValid(const StatusCount &upTo, double confidence) { return upTo.n == 0 ? 1 : upperBound(upTo.n - upTo.changed, upTo.n, confidence); }

std::vector<double> checkedAges(std::span<const AgeInterval> observed)
{
    std::vector<double> ages;
    for (const AgeInterval &interval : observed) {
        if (interval.from > 0)
            ages.push_back(interval.from);
        if (!interval.isCensored())
            ages.push_back(interval.to);
    }
    std::sort(ages.begin(), ages.end());
    ages.erase(std::unique(ages.begin(), ages.end()), ages.end());
    return ages;
}

} // namespace cacheloupe
