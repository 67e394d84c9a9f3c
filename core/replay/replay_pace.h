// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/replay_plan.h"

#include <algorithm>
#include <chrono>

namespace cacheloupe {

/// How fast one endpoint may be asked: requests at once, requests a minute, and the pause that it asked for. Times count from
/// the run's beginning. A 429 halves the requests at once; each answer without one adds a part of one again, up to the plan's.
/// One thread.
class ReplayPace {
public:
    using Time = std::chrono::milliseconds;

    explicit ReplayPace(const ReplayPlan &plan) : m_most(double(std::clamp(plan.parallel, 1u, kMostParallel))), m_window(m_most)
    {
        if (plan.requestsPerMinute > 0)
            m_interval = std::chrono::ceil<Time>(std::chrono::duration<double>(60.0 / plan.requestsPerMinute));
    }

    size_t atOnce() const { return size_t(m_window); }
    /// When the next request may go.
    Time readyAt() const { return std::max(m_next, m_pausedUntil); }
    void sent(Time now) { m_next = std::max(m_next, now) + m_interval; }
    void pauseUntil(Time time) { m_pausedUntil = std::max(m_pausedUntil, time); }
    void limited() { m_window = std::max(1.0, m_window / 2); }
    void answered() { m_window = std::min(m_most, m_window + 1 / m_window); }

private:
    double m_most;
    double m_window;
    Time m_interval{0};
    Time m_next{0};
    Time m_pausedUntil{0};
};

} // namespace cacheloupe
