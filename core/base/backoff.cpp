// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/backoff.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace cacheloupe {

Backoff::Backoff(std::chrono::milliseconds first, std::chrono::milliseconds longest, std::uint64_t seed)
    : m_ceiling(first), m_longest(longest), m_random(seed)
{
}

std::chrono::milliseconds Backoff::next()
{
    const auto wait = std::chrono::milliseconds(m_random.below(std::uint64_t(m_ceiling.count()) + 1));
    m_ceiling = std::min(m_longest, m_ceiling * 2);
    return wait;
}

bool Backoff::wait(std::stop_token stop)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    wake.wait_for(lock, stop, next(), [] { return false; });
    return !stop.stop_requested();
}

} // namespace cacheloupe
