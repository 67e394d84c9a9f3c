// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace cacheloupe {

/// A rate with its interval; all in [0, 1]. With n = 0 nothing is known: rate 0, interval 0–1.
struct RateInterval {
    std::uint64_t count = 0;
    std::uint64_t n = 0;
    double rate = 0;
    double low = 0;
    double high = 1;
};

/// Wilson score interval without continuity correction (E. B. Wilson, Probable inference, the law of succession, and
/// statistical inference, JASA 22 (1927) 209–212). `z` = 1.959964 gives 95 %. `count` above n is taken as n.
RateInterval wilsonInterval(std::uint64_t count, std::uint64_t n, double z = 1.959964);

} // namespace cacheloupe
