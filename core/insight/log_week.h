// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_table.h"
#include "core/insight/week_summary.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace cacheloupe {

/// What logs and verdicts come to: the one set of figures that overview, report and command line show. A plain value.
struct LogWeek {
    WeekSummary week;
    std::uint64_t suspicious = 0; ///< hits with a suspicion of at least kSuspicious, not reviewed yet
    std::uint64_t countedHits = 0; ///< told by counters only; not among the week's
    std::uint64_t countedLookups = 0;
};

inline constexpr double kSuspicious = 0.5;

/// What is known of a hit besides its log; both are asked for hits only, on the calling thread.
struct LogWeekLookups {
    std::function<const VerdictRecord *(const Hash128 &hitIdHash)> verdict = {}; ///< null = not reviewed
    std::function<double(HitRow row)> suspicion = {};                            ///< NaN = unknown
};

/// Sums up these rows; about 0.2 s per million. Stops early with what was counted so far.
LogWeek summariseLog(const HitTable &table, const std::vector<HitRow> &rows, const LogWeekLookups &lookups, const std::stop_token &stop = {});
/// All rows of the table.
LogWeek summariseLog(const HitTable &table, const LogWeekLookups &lookups, const std::stop_token &stop = {});

} // namespace cacheloupe
