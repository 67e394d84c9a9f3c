// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/upper_bound.h"

#include <cmath>

namespace cacheloupe {

namespace {

/// Logarithm of n over k. Not by lgamma, which writes a global.
double logChoose(std::uint64_t n, std::uint64_t k)
{
    double sum = 0;
    for (std::uint64_t i = 1; i <= k; ++i)
        sum += std::log(double(n - k + i)) - std::log(double(i));
    return sum;
}

/// Probability of at most `count` of `n` at this rate; summed downwards from the largest term below the mean.
double atMostProbability(std::uint64_t count, std::uint64_t n, double rate, double logChosen)
{
    double term = std::exp(logChosen + double(count) * std::log(rate) + double(n - count) * std::log1p(-rate));
    double sum = 0;
    const double odds = (1 - rate) / rate;
    for (std::uint64_t k = count;; --k) {
        sum += term;
        if (k == 0 || term < sum * 1e-17)
            break;
        term *= double(k) / double(n - k + 1) * odds;
    }
    return sum;
}

} // namespace

double upperBound(std::uint64_t count, std::uint64_t n, double confidence)
{
    if (count >= n)
        return 1;
    const double rest = 1 - confidence;
    if (count == 0)
        return -std::expm1(std::log(rest) / double(n));
    const double logChosen = logChoose(n, count);
    // The probability falls as the rate grows. Below the observed rate it is above a half, or nearly so.
    double low = 0;
    double high = 1;
    for (int step = 0; step < 60; ++step) {
        const double middle = (low + high) / 2;
        const bool below = middle <= double(count) / double(n) && confidence > 0.5;
        (below || atMostProbability(count, n, middle, logChosen) > rest ? low : high) = middle;
    }
    return high;
}

std::uint64_t cleanItemsNeeded(double maxRate, double confidence)
{
    if (!(maxRate > 0) || maxRate >= 1 || !(confidence > 0) || confidence >= 1)
        return 0;
    return std::uint64_t(std::ceil(std::log1p(-confidence) / std::log1p(-maxRate)));
}

} // namespace cacheloupe
