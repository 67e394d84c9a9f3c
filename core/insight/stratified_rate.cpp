// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/stratified_rate.h"

#include <algorithm>

namespace cacheloupe {

StratifiedRate stratifiedRate(std::span<const RateStratum> strata, double z)
{
    StratifiedRate out;
    double allHits = 0;
    double coveredHits = 0;
    std::uint64_t reviewedInAll = 0;
    std::uint64_t wrongInAll = 0;
    for (const RateStratum &stratum : strata) {
        if (stratum.hits == 0)
            continue;
        ++out.strata;
        allHits += double(stratum.hits);
        const std::uint64_t reviewed = std::min(stratum.reviewed, stratum.hits);
        if (reviewed == 0)
            continue;
        ++out.covered;
        coveredHits += double(stratum.hits);
        reviewedInAll += reviewed;
        wrongInAll += std::min(stratum.wrong, reviewed);
    }
    if (reviewedInAll == 0)
        return out;
    double rate = 0;
    double variance = 0; // of a rate, in units of that of one item
    for (const RateStratum &stratum : strata) {
        const std::uint64_t reviewed = std::min(stratum.reviewed, stratum.hits);
        if (reviewed == 0)
            continue;
        const double weight = double(stratum.hits) / coveredHits;
        rate += weight * double(std::min(stratum.wrong, reviewed)) / double(reviewed);
        variance += weight * weight / double(reviewed);
    }
    // All right or all wrong is exactly that, whatever the weights add up to.
    rate = wrongInAll == 0 ? 0 : wrongInAll == reviewedInAll ? 1 : rate;
    out.effectiveN = 1 / variance;
    out.coverage = coveredHits / allHits;
    out.perHit = wilsonBounds(rate, out.effectiveN, z);
    out.perHit.count = wrongInAll;
    out.perHit.n = reviewedInAll;
    return out;
}

RateInterval perRequest(const RateInterval &perHit, std::uint64_t hits, std::uint64_t lookups)
{
    if (lookups == 0 || perHit.n == 0)
        return {};
    const double share = double(std::min(hits, lookups)) / double(lookups);
    return {perHit.count, perHit.n, perHit.rate * share, perHit.low * share, perHit.high * share};
}

} // namespace cacheloupe
