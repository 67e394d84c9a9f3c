// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>
#include <stop_token>
#include <thread>

namespace cacheloupe {

/// While it lives, Ctrl+C and SIGTERM ask for a stop instead of ending the program. Create it on the main thread before
/// any other thread; one at a time.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    std::stop_token token() const { return m_stop.get_token(); }

private:
    void waitForSignal();

    sigset_t m_handled{};
    sigset_t m_before{};
    int m_signals = -1;
    int m_wake = -1;
    std::stop_source m_stop;
    std::jthread m_thread;
};

} // namespace cacheloupe
