// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/turnbull.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace cacheloupe {

/// One replay of an entry: how old the entry was and whether its answer still held.
struct AgeCheck {
    std::string entry; ///< checks of one entry belong together; empty = an entry of its own
    double ageS = 0;
    bool valid = false;
};

/// What the checks say about each entry, in order of first appearance. An answer counts as changed from its first failed
/// check on, also when a later one passes again. Ages that are negative or no number are left out.
std::vector<AgeInterval> ageIntervals(std::span<const AgeCheck> checks);

/// The share of answers still valid at an age, with its two-sided 95 % interval.
struct SurvivalPoint {
    double ageS = 0;
    double share = 1;
    double low = 0;
    double high = 1;
    double standardError = 0; ///< Greenwood's; 0 in an interval-censored curve, which has none
    size_t atRisk = 0;        ///< entries followed up to this age that were not known to have changed before
    size_t changed = 0;       ///< exactly then (Kaplan–Meier), or first seen changed then
};

/// Kaplan–Meier when each age of change is known exactly or right-censored, else Turnbull's estimate.
enum class SurvivalMethod : std::uint8_t { kaplanMeier, turnbull };

/// "Still valid by age" of a call site or class: at most `kMostPoints` points, by age. Empty without checks.
struct SurvivalCurve {
    static constexpr size_t kMostPoints = 200;
    SurvivalMethod method = SurvivalMethod::turnbull;
    std::vector<SurvivalPoint> points;
    size_t entries = 0;
    size_t changed = 0;

    /// The share at an age; between two points of an interval-censored curve the lower one, as nothing is known there.
    /// Beyond the last point that point's.
    double shareAt(double ageS) const;
};

/// E. L. Kaplan, P. Meier, JASA 53 (1958) 457–481, with Greenwood's variance and the log-log interval; while nothing has
/// changed, the exact binomial bound. Intervals must be exact or right-censored. Pure; any thread, as the next.
SurvivalCurve kaplanMeier(std::span<const AgeInterval> observed);

/// Either method, by what was observed; bounds of an interval-censored curve are the exact ones of age_bounds.h.
SurvivalCurve survivalCurve(std::span<const AgeInterval> observed);

} // namespace cacheloupe
