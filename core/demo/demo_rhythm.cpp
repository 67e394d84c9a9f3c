// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo_rhythm.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

constexpr std::array<double, 24> kHourWeights = {0.5, 0.4, 0.3, 0.3, 0.5, 1.1, 2.6, 5.2, 8.4, 9.8, 9.1, 7.4,
                                                 6.2, 7.9, 9.4, 9.0, 8.1, 7.0, 5.2, 3.8, 2.6, 1.7, 1.1, 0.7};
constexpr std::array<double, 7> kDayWeights = {1.18, 1.08, 1.14, 1.06, 0.9, 0.34, 0.28};

} // namespace

std::vector<Instant> demoRequestTimes(Instant weekStart, size_t count, Random &random)
{
    std::vector<double> cumulated;
    double total = 0;
    for (const double day : kDayWeights) {
        for (const double hour : kHourWeights)
            cumulated.push_back(total += day * hour);
    }
    std::vector<Instant> times;
    times.reserve(count);
    for (size_t i = 0; i < count; ++i) {
        const auto hour = std::upper_bound(cumulated.begin(), cumulated.end() - 1, random.unit() * total) - cumulated.begin();
        times.push_back(weekStart + std::chrono::hours(hour) + std::chrono::milliseconds(random.below(3'600'000)));
    }
    std::sort(times.begin(), times.end());
    return times;
}

double demoHour(Instant weekStart, Instant at)
{
    return double((at - weekStart).count()) / 3'600'000.0;
}

} // namespace cacheloupe
