// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_watch.h"
#include "core/hitlog/log_follow.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace cacheloupe {

/// The growing logs of one table, and the loop that reads on in them. add() is for any thread; run() for one at a time.
/// Holds the table.
class FollowedLogs {
public:
    enum class News { grew, rested };

    explicit FollowedLogs(std::shared_ptr<HitTable> table) : m_table(std::move(table)) {}

    void add(std::unique_ptr<LogFollow> log);
    /// Reads on until the stop. `tell` hears of growth at most thirty times a second, and of the rest behind it.
    void run(const std::stop_token &stop, const std::function<void(News)> &tell);

private:
    void takeIn();
    bool readOn(const std::stop_token &stop);

    const std::shared_ptr<HitTable> m_table;
    FileWatch m_watch;
    std::mutex m_mutex;
    std::condition_variable_any m_pause;
    std::vector<std::unique_ptr<LogFollow>> m_new;
    std::vector<std::unique_ptr<LogFollow>> m_logs; ///< of run()
};

} // namespace cacheloupe
