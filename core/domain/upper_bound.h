// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace cacheloupe {

/// The largest rate that still fits `count` of `n` items: the exact one-sided bound of C. J. Clopper and E. S. Pearson
/// (Biometrika 26 (1934) 404–413). 1 for n = 0 and for count >= n. Pure; any thread.
double upperBound(std::uint64_t count, std::uint64_t n, double confidence = 0.95);

/// How many items in a row must be right to say "at most maxRate": 59, 99, 149, 299 for 5, 3, 2, 1 % at 95 %. 0 when
/// no number is enough (maxRate 0 or confidence 1) or none is needed.
std::uint64_t cleanItemsNeeded(double maxRate, double confidence = 0.95);

} // namespace cacheloupe
