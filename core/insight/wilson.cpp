// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/wilson.h"

#include <algorithm>
#include <cmath>

namespace cacheloupe {

RateInterval wilsonInterval(std::uint64_t count, std::uint64_t n, double z)
{
    RateInterval out;
    out.n = n;
    out.count = std::min(count, n);
    if (n == 0)
        return out;
    const double size = double(n);
    const double rate = double(out.count) / size;
    const double z2 = z * z;
    const double denominator = 1 + z2 / size;
    const double centre = (rate + z2 / (2 * size)) / denominator;
    const double half = z / denominator * std::sqrt(rate * (1 - rate) / size + z2 / (4 * size * size));
    out.rate = rate;
    // At the ends the formula gives exactly 0 or 1 up to rounding.
    out.low = out.count == 0 ? 0 : std::max(0.0, centre - half);
    out.high = out.count == n ? 1 : std::min(1.0, centre + half);
    return out;
}

} // namespace cacheloupe
