// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/wilson.h"

#include <algorithm>
#include <cmath>

namespace cacheloupe {

RateInterval wilsonBounds(double rate, double n, double z)
{
    RateInterval out;
    if (!(n > 0))
        return out;
    rate = std::clamp(rate, 0.0, 1.0);
    const double z2 = z * z;
    const double denominator = 1 + z2 / n;
    const double centre = (rate + z2 / (2 * n)) / denominator;
    const double half = z / denominator * std::sqrt(rate * (1 - rate) / n + z2 / (4 * n * n));
    out.rate = rate;
    // At the ends the formula gives exactly 0 or 1 up to rounding.
    out.low = rate == 0 ? 0 : std::clamp(centre - half, 0.0, rate);
    out.high = rate == 1 ? 1 : std::clamp(centre + half, rate, 1.0);
    return out;
}

RateInterval wilsonInterval(std::uint64_t count, std::uint64_t n, double z)
{
    const std::uint64_t counted = std::min(count, n);
    RateInterval out = wilsonBounds(n > 0 ? double(counted) / double(n) : 0, double(n), z);
    out.count = counted;
    out.n = n;
    return out;
}

} // namespace cacheloupe
