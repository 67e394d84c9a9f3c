// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace cacheloupe {

/// SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same numbers on every machine, unlike the standard
/// library's distributions. For samples, the demo week and tests; not for secrets. One thread at a time.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }

    /// In [0, 1).
    double unit() { return double(next() >> 11) * 0x1.0p-53; }

    /// In [0, bound); bound > 0.
    std::uint64_t below(std::uint64_t bound)
    {
        std::uint64_t x = next();
        // Rejects the short last stretch, so that every value is equally likely.
        const std::uint64_t limit = ~std::uint64_t(0) - ~std::uint64_t(0) % bound;
        while (x >= limit)
            x = next();
        return x % bound;
    }

    bool chance(double probability) { return unit() < probability; }

private:
    std::uint64_t m_state;
};

} // namespace cacheloupe
