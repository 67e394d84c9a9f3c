// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/wilson.h"

#include <cstddef>
#include <span>

namespace cacheloupe {

/// A call site as a layer of the sample: all its hits, and those drawn at random that somebody decided on.
struct RateStratum {
    std::uint64_t hits = 0;
    std::uint64_t reviewed = 0;
    std::uint64_t wrong = 0;
};

/// The wrong-reuse rate of all hits, estimated from random ones whose call sites were not drawn in proportion: each call
/// site counts by its hits. What was not drawn from is not guessed at: `coverage` tells the share that the rate speaks
/// for. A plain value.
struct StratifiedRate {
    RateInterval perHit;   ///< count and n as reviewed, rate and bounds weighted
    double effectiveN = 0; ///< items of a plain random sample that would say as much (L. Kish, Survey Sampling, 1965)
    double coverage = 0;   ///< share of hits in call sites with a decided random hit
    size_t strata = 0;     ///< call sites with hits
    size_t covered = 0;

    bool isKnown() const { return perHit.n > 0; }
    bool operator==(const StratifiedRate &) const = default;
};

/// Pure; any thread. `reviewed` and `wrong` beyond their whole are cut.
StratifiedRate stratifiedRate(std::span<const RateStratum> strata, double z = kZ95);

/// The same errors over all requests: a request is wrong only when it was a hit. The share of hits is known, not
/// estimated, so it scales rate and bounds. Unknown (n = 0) without lookups.
RateInterval perRequest(const RateInterval &perHit, std::uint64_t hits, std::uint64_t lookups);

} // namespace cacheloupe
