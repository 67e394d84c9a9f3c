// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace cacheloupe {

/// Worker threads, below the priority of the thread that paints, that run jobs in the order they were posted. Any thread may post. The owner outlives every job: the
/// destructor asks running jobs to stop, drops waiting ones and joins. A job must not throw and should look at its
/// stop token at least every few milliseconds of work.
class Lanes {
public:
    using Job = std::function<void(std::stop_token)>;

    explicit Lanes(unsigned count = std::thread::hardware_concurrency());
    ~Lanes();
    Lanes(const Lanes &) = delete;
    Lanes &operator=(const Lanes &) = delete;

    /// Queues the job; asking the returned source to stop reaches the job, also before it has begun.
    std::stop_source post(Job job);

    unsigned count() const { return unsigned(m_threads.size()); }

private:
    struct Waiting {
        Job job;
        std::stop_source stop;
    };
    void work(std::stop_token closing);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Waiting> m_waiting;
    std::vector<std::stop_source> m_running;
    std::vector<std::jthread> m_threads;
};

} // namespace cacheloupe
