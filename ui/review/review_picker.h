// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_table.h"
#include "core/review/review_queue.h"
#include "ui/support/suspicion_book.h"
#include "ui/support/task.h"
#include "ui/support/verdict_book.h"

#include <stop_token>
#include <string>
#include <vector>

namespace cacheloupe {

/// What a review is picked from. `callSite` empty = all.
struct ReviewScope {
    std::string callSite;
    ReviewPlan plan;
};

/// Picks the hits of a review on the calling lane. Entries are told apart by call site and cached question, which
/// every log holds. Reads both questions of every hit: about 4 s per million. Stops early with an empty queue.
std::vector<ReviewItem> pickReview(const HitTable &table, const VerdictBook::Records &verdicts, const SuspicionScores &scores, const ReviewScope &scope,
                                   std::stop_token stop, ProgressReport &report);

} // namespace cacheloupe
