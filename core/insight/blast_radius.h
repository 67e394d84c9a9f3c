// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_table.h"
#include "core/store/change_plan.h"

#include <stop_token>

namespace cacheloupe {

/// What a hit log says of losing the victims of a change: how often they were served, and what it costs to answer each
/// of those once again. Absent: the log does not tell (no times, no costs). A plain value.
struct BlastRadius {
    std::uint64_t hits = 0;
    std::uint64_t servedVictims = 0;
    std::optional<double> days; ///< that the log spans
    std::optional<double> hitsPerDay;
    std::optional<double> savedUsdPerDay;
    std::optional<double> refillUsd; ///< one fresh answer for every victim that was served
};

/// Hits find their entry by key, by the key's part behind the last colon or by the provider's response id. Blocks; fails
/// with cancelled, or io when a log is gone.
Result<BlastRadius> blastRadius(const HitTable &table, const ChangePlan &plan, std::stop_token stop);

} // namespace cacheloupe
