// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/hitlog/hit_table.h"
#include "core/insight/standing_verdicts.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace cacheloupe {

/// A judged hit as a pair of questions, for tests of thresholds and gates.
struct LabelledPair {
    std::string id;
    std::string callSite;
    std::string query;
    std::string cachedQuery;
    std::string key; ///< of the entry in its cache; empty when the log does not tell
    std::optional<double> similarity;
    Verdict verdict = Verdict::none;
    VerdictReason reason = VerdictReason::none;
};

/// The judged hits of the log in its order; verdicts on hits of other logs are left out. `masked`: private text in both
/// questions is replaced by marks. Blocks; fails with cancelled, or io when a log is gone.
Result<std::vector<LabelledPair>> labelledPairs(const HitTable &table, const std::vector<HitRow> &rows, const StandingVerdicts &verdicts,
                                                bool masked, const std::stop_token &stop = {});

/// One object a line: `{"query", "cached_query", "verdict", "wrong", "similarity", "call_site", "id", …}`.
std::string pairLines(const std::vector<LabelledPair> &pairs);

/// The list that RedisVL's CacheThresholdOptimizer takes: `[{"query", "query_match"}]`, the entry's key where the match
/// is right and "" where nothing should match.
struct RedisVlList {
    std::string text;
    size_t written = 0;
    size_t leftOut = 0;   ///< stale, leaked, not to be cached, unsure: no threshold mends or explains these
    size_t withoutKey = 0; ///< safe, but the log does not name the entry
};
RedisVlList redisVlList(const std::vector<LabelledPair> &pairs);

} // namespace cacheloupe
