// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <span>
#include <vector>

namespace cacheloupe {

/// What the checks of one entry say about the age at which its answer stopped being valid: after `from`, at the latest at
/// `to`. From 0 = it was never seen valid; to infinite = it was never seen changed; from equal to to = known exactly.
struct AgeInterval {
    double from = 0;
    double to = std::numeric_limits<double>::infinity();
    double first = 0; ///< age at the first check; 0 = unknown
    bool isCensored() const { return to == std::numeric_limits<double>::infinity(); }
    bool operator==(const AgeInterval &) const = default;
};

/// The share of entries that change in (from, to]; nothing is known of where in it.
struct AgeMass {
    double from = 0;
    double to = 0; ///< infinite = later than any check
    double share = 0;
};

/// The non-parametric maximum likelihood estimate for interval-censored ages by self-consistency (B. W. Turnbull, The
/// empirical distribution function with arbitrarily grouped, censored and truncated data, JRSS B 38 (1976) 290–295),
/// ended when the conditions of R. Gentleman and C. J. Geyer (Biometrika 81 (1994) 618–623) hold. Intervals ascending,
/// shares above 0, sum 1; empty without observations. Pure; any thread.
std::vector<AgeMass> turnbullMasses(std::span<const AgeInterval> observed);

} // namespace cacheloupe
