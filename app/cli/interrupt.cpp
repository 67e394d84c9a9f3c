// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <array>
#include <cerrno>
#include <cstdint>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace cacheloupe {

Interrupt::Interrupt()
{
    sigemptyset(&m_handled);
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&m_handled, number);
    // Threads inherit the mask, so the signals reach the descriptor only.
    pthread_sigmask(SIG_BLOCK, &m_handled, &m_before);
    m_signals = ::signalfd(-1, &m_handled, SFD_CLOEXEC);
    m_wake = ::eventfd(0, EFD_CLOEXEC);
    m_thread = std::jthread([this] { waitForSignal(); });
}

Interrupt::~Interrupt()
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(m_wake, &one, sizeof one);
    m_thread.join();
    ::close(m_signals);
    ::close(m_wake);
    // A second Ctrl+C while the first was served must not kill the program at its end.
    const timespec now{};
    while (sigtimedwait(&m_handled, nullptr, &now) > 0) {
    }
    pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

void Interrupt::waitForSignal()
{
    std::array<pollfd, 2> sources{{{m_signals, POLLIN, 0}, {m_wake, POLLIN, 0}}};
    while (::poll(sources.data(), sources.size(), -1) < 0 && errno == EINTR) {
    }
    signalfd_siginfo info;
    // A signal that was taken in is not delivered when the mask goes.
    if ((sources[0].revents & POLLIN) && ::read(m_signals, &info, sizeof info) > 0)
        m_stop.request_stop();
}

} // namespace cacheloupe
