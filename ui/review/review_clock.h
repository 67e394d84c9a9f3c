// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace cacheloupe {

/// How long somebody has been reviewing: runs from the first verdict on, stands while the page is not looked at. A plain
/// value; time points come from the caller.
class ReviewClock {
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    ReviewClock() = default;
    /// Goes on with what an earlier sitting took.
    explicit ReviewClock(std::chrono::seconds taken) : m_taken(taken) {}

    bool isRunning() const { return m_running; }
    void run(TimePoint now)
    {
        if (m_running)
            return;
        m_running = true;
        m_since = now;
    }
    void pause(TimePoint now)
    {
        m_taken = taken(now);
        m_running = false;
    }
    std::chrono::milliseconds taken(TimePoint now) const
    {
        return m_taken + (m_running ? std::chrono::duration_cast<std::chrono::milliseconds>(now - m_since) : std::chrono::milliseconds(0));
    }

private:
    std::chrono::milliseconds m_taken{0};
    TimePoint m_since{};
    bool m_running = false;
};

} // namespace cacheloupe
