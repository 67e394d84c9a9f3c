// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <chrono>
#include <stop_token>

namespace cacheloupe {

/// Waits between attempts that double up to a ceiling, each a random part of it ("full jitter", M. Brooker, Exponential
/// Backoff and Jitter, 2015), so that many clients do not come back at once. One thread at a time.
class Backoff {
public:
    Backoff(std::chrono::milliseconds first, std::chrono::milliseconds longest, std::uint64_t seed);

    /// Sleeps before the next attempt; false as soon as a stop is asked for.
    bool wait(std::stop_token stop);
    /// What the next wait lasts.
    std::chrono::milliseconds next();

private:
    std::chrono::milliseconds m_ceiling;
    std::chrono::milliseconds m_longest;
    Random m_random;
};

} // namespace cacheloupe
