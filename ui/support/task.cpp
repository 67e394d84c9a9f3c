// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/task.h"

namespace cacheloupe {

namespace {

constexpr std::chrono::milliseconds kReportInterval(100);

} // namespace

void ProgressReport::operator()(Progress progress)
{
    const auto now = std::chrono::steady_clock::now();
    const bool complete = progress.total > 0 && progress.done >= progress.total;
    if (now - m_last < kReportInterval && !complete)
        return;
    m_last = now;
    m_sink(progress);
}

Ticket &Ticket::operator=(Ticket &&other) noexcept
{
    if (this != &other) {
        cancel();
        m_state = std::move(other.m_state);
        m_stop = std::exchange(other.m_stop, std::stop_source(std::nostopstate));
    }
    return *this;
}

void Ticket::cancel()
{
    if (!m_state)
        return;
    m_state->wanted = false;
    m_stop.request_stop();
    m_state.reset();
}

} // namespace cacheloupe
