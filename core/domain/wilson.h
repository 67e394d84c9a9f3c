// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace cacheloupe {

inline constexpr double kZ95 = 1.959964; ///< two-sided 95 %

/// A rate with its interval; all in [0, 1]. With n = 0 nothing is known: rate 0, interval 0–1.
struct RateInterval {
    std::uint64_t count = 0;
    std::uint64_t n = 0;
    double rate = 0;
    double low = 0;
    double high = 1;
    bool operator==(const RateInterval &) const = default;
};

/// Wilson score interval without continuity correction (E. B. Wilson, Probable inference, the law of succession, and
/// statistical inference, JASA 22 (1927) 209–212). `count` above n is taken as n.
RateInterval wilsonInterval(std::uint64_t count, std::uint64_t n, double z = kZ95);

/// The same bounds around a weighted rate whose sample is worth `n` independent items. Count and n stay 0.
RateInterval wilsonBounds(double rate, double n, double z = kZ95);

} // namespace cacheloupe
