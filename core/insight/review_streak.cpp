// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/review_streak.h"

#include <algorithm>
#include <cstdint>
#include <set>

namespace cacheloupe {

namespace {

constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::int64_t kWeekMs = 7 * kDayMs;
/// The first of January 1970 was a Thursday.
constexpr std::int64_t kMondayOffsetMs = 3 * kDayMs;

std::int64_t weekOf(Instant time)
{
    const std::int64_t ms = unixMs(time) + kMondayOffsetMs;
    return ms >= 0 ? ms / kWeekMs : (ms - kWeekMs + 1) / kWeekMs;
}

} // namespace

ReviewStreak reviewStreak(std::span<const Instant> ended, Instant now)
{
    ReviewStreak streak;
    std::set<std::int64_t> weeks;
    for (const Instant time : ended) {
        if (time > now)
            continue;
        weeks.insert(weekOf(time));
        if (!streak.lastReview || time > *streak.lastReview)
            streak.lastReview = time;
    }
    streak.isDue = !streak.lastReview || unixMs(now) - unixMs(*streak.lastReview) >= kWeekMs;
    const std::int64_t thisWeek = weekOf(now);
    for (std::int64_t week = weeks.contains(thisWeek) ? thisWeek : thisWeek - 1; weeks.contains(week); --week)
        ++streak.weeks;
    return streak;
}

} // namespace cacheloupe
