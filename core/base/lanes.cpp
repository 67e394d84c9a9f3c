// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/lanes.h"

#include "core/base/thread_priority.h"

#include <algorithm>

namespace cacheloupe {

Lanes::Lanes(unsigned count)
{
    m_threads.reserve(std::max(1u, count));
    for (unsigned i = 0; i < std::max(1u, count); ++i)
        m_threads.emplace_back([this](std::stop_token closing) { work(closing); });
}

Lanes::~Lanes()
{
    for (auto &thread : m_threads)
        thread.request_stop();
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.clear();
        for (auto &stop : m_running)
            stop.request_stop();
    }
    m_threads.clear();
}

std::stop_source Lanes::post(Job job)
{
    std::stop_source stop;
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back({std::move(job), stop});
    }
    m_wake.notify_one();
    return stop;
}

void Lanes::work(std::stop_token closing)
{
    lowerThreadPriority(ThreadPriority::lane);
    for (;;) {
        Waiting next;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, closing, [this] { return !m_waiting.empty(); }) || closing.stop_requested())
                return;
            next = std::move(m_waiting.front());
            m_waiting.pop_front();
            m_running.push_back(next.stop);
        }
        next.job(next.stop.get_token());
        next.job = nullptr;
        const std::lock_guard lock(m_mutex);
        std::erase(m_running, next.stop);
    }
}

} // namespace cacheloupe
