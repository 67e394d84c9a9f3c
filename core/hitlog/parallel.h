// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/thread_priority.h"

#include <algorithm>
#include <thread>
#include <vector>

namespace cacheloupe {

/// Runs `work(index)` for index 0 … count-1 at once, index 0 on the caller's thread, and returns when all are done.
/// Own threads, not the program's lanes: a job that waits for lanes it runs on itself would stand still.
template <typename Work>
void onWorkers(unsigned count, const Work &work)
{
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < std::max(1u, count); ++i)
        threads.emplace_back([&work, i] { work(i); });
    work(0);
}

/// The same for long work nobody waits for with a finger on the key: every worker, index 0 too, is a thread of low
/// priority, so that a window that wants to answer comes first.
template <typename Work>
void onBackgroundWorkers(unsigned count, const Work &work)
{
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < std::max(1u, count); ++i)
        threads.emplace_back([&work, i] {
            lowerThreadPriority(ThreadPriority::background);
            work(i);
        });
}

} // namespace cacheloupe
