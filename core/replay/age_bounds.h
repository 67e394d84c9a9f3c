// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/turnbull.h"

#include <cstddef>
#include <span>
#include <vector>

namespace cacheloupe {

/// Checks near an age and how many of them found the answer changed.
struct StatusCount {
    size_t changed = 0;
    size_t n = 0;
    bool operator==(const StatusCount &) const = default;
};

/// Exact bounds for "still valid at this age" from what checks at other ages found: an entry checked later had at least
/// that chance to have changed, one checked earlier at most. So the binomial bound of the nearest checks on one side holds
/// without any assumption on the curve (S. Kim, M. P. Fay, M. A. Proschan, Valid and approximately valid confidence
/// intervals for current status data, arXiv 1805.06488); the bootstrap does not hold for such data. Entries known to have
/// changed before count as changed. Pure; any thread.
StatusCount statusFrom(std::span<const AgeInterval> observed, double ageS, size_t window);
StatusCount statusUpTo(std::span<const AgeInterval> observed, double ageS, size_t window);

/// Checks to count on one side, chosen before looking at what they found: enough to show the target with one change among
/// them, or n to the power of 2/3 when that is more.
size_t statusWindow(size_t n, double target);

/// Smallest and largest share still valid that fit, each with this one-sided confidence; 0 and 1 without checks.
double leastStillValid(const StatusCount &from, double confidence);
double mostStillValid(const StatusCount &upTo, double confidence);

/// Ages at which entries were checked, ascending, each once.
std::vector<double> checkedAges(std::span<const AgeInterval> observed);

} // namespace cacheloupe
