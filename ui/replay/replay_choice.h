// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_table.h"
#include "ui/support/suspicion_book.h"
#include "ui/support/verdict_book.h"

#include <stop_token>
#include <string>
#include <vector>

namespace cacheloupe {

/// Where the hits of a replay come from.
enum class SampleKind { given, suspicious, random, stratified, query, flaggedWrong };

/// Which hits to replay. `ids` counts for `given` only, `count` for the others.
struct ReplayChoice {
    SampleKind sample = SampleKind::given;
    std::vector<std::string> ids;
    size_t count = 5;
    std::uint64_t seed = 1; ///< of a drawn sample; the same seed draws the same hits
    std::string query;      ///< of the filter language, for `query` only
};

/// What a choice is made from; copied for the lane.
struct ReplaySources {
    std::shared_ptr<const HitTable> table;
    std::shared_ptr<const SuspicionScores> scores;
    VerdictBook::Records verdicts;
};

/// The chosen hits: given ones in their order, else the most suspicious, drawn or last flagged ones. Among the suspicious
/// and the flagged the same question with the same answer comes once. Blocks (reads the chosen rows from the log); any
/// thread. Unreadable rows are left out; stops early with what it has. Fails with parse/badQuery or when a log is gone.
Result<std::vector<Hit>> chooseHits(const ReplaySources &sources, const ReplayChoice &choice, std::stop_token stop);

} // namespace cacheloupe
