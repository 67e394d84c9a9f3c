// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/followed_logs.h"

namespace cacheloupe {

namespace {

/// Network disks tell nothing of what another machine writes.
constexpr std::chrono::milliseconds kLookEvery(1000);
/// Behind a change: a busy writer is read in gulps, and a frame fits between two.
constexpr std::chrono::milliseconds kPause(33);
constexpr std::chrono::milliseconds kRest(500);
/// A log that never rests counts as resting now and then, so that what waits for it gets its turn.
constexpr std::chrono::milliseconds kLongestGrowth(5000);

} // namespace

void FollowedLogs::add(std::unique_ptr<LogFollow> log)
{
    {
        const std::lock_guard lock(m_mutex);
        m_new.push_back(std::move(log));
    }
    m_watch.wake();
}

void FollowedLogs::takeIn()
{
    const std::lock_guard lock(m_mutex);
    for (auto &log : m_new) {
        m_watch.add(log->path());
        m_logs.push_back(std::move(log));
    }
    m_new.clear();
}

bool FollowedLogs::readOn(const std::stop_token &stop)
{
    HitLogLoad options;
    options.stop = stop;
    bool changed = false;
    for (const auto &log : m_logs) {
        const auto polled = log->poll(options);
        changed |= polled && *polled;
    }
    return changed;
}

void FollowedLogs::run(const std::stop_token &stop, const std::function<void(News)> &tell)
{
    auto lastGrowth = std::chrono::steady_clock::now();
    auto firstGrowth = lastGrowth;
    bool isGrowing = false;
    while (!stop.stop_requested()) {
        takeIn();
        const auto now = std::chrono::steady_clock::now();
        if (readOn(stop)) {
            if (!isGrowing)
                firstGrowth = now;
            isGrowing = true;
            lastGrowth = now;
            tell(News::grew);
            std::unique_lock lock(m_mutex);
            m_pause.wait_for(lock, stop, kPause, [] { return false; });
        } else {
            m_watch.wait(stop, isGrowing ? kRest : kLookEvery);
        }
        const auto since = std::chrono::steady_clock::now();
        if (isGrowing && (since - lastGrowth >= kRest || since - firstGrowth >= kLongestGrowth)) {
            isGrowing = false;
            tell(News::rested);
        }
    }
}

} // namespace cacheloupe
