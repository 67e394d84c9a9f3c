// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <mutex>

namespace cacheloupe {

/// Pauses and resumes a replay from any thread: while paused nothing new is sent, answers on their way still arrive. Shared by
/// who pauses and the run; a run that has ended ignores it.
class ReplayControl {
public:
    void pause() { set(true); }
    void resume() { set(false); }
    bool isPaused() const
    {
        const std::lock_guard lock(m_mutex);
        return m_paused;
    }
    /// How the run is told; an empty function when it ends.
    void setWake(std::function<void()> wake)
    {
        const std::lock_guard lock(m_mutex);
        m_wake = std::move(wake);
    }

private:
    void set(bool paused)
    {
        const std::lock_guard lock(m_mutex);
        m_paused = paused;
        if (m_wake)
            m_wake();
    }

    mutable std::mutex m_mutex;
    bool m_paused = false;
    std::function<void()> m_wake;
};

} // namespace cacheloupe
