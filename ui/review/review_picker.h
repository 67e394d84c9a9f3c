// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_table.h"
#include "core/review/review_queue.h"
#include "core/review/round_items.h"
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
    std::string reviewer; ///< whose verdicts count as read; those of others are for a second reading
    ReviewPlan plan;
};

/// A picked review: the items, and each by the ids of its hits, in the same order.
struct PickedReview {
    std::vector<ReviewItem> items;
    std::vector<RoundItem> kept;
    size_t position = 0; ///< where to go on
};

/// Picks the hits of a review on the calling lane. Entries are told apart by call site and cached question, which
/// every log holds. Reads both questions of every hit: about 4 s per million. Stops early with an empty review.
PickedReview pickReview(const HitTable &table, const VerdictBook::Records &verdicts, const SuspicionScores &scores, const ReviewScope &scope,
                        std::stop_token stop, ProgressReport &report);

/// The review that was begun before, behind the last item that its reviewer judged. Hits that the logs do not hold any
/// more are left out. As slow as pickReview.
PickedReview resumeReview(const HitTable &table, const VerdictBook::Records &verdicts, const SuspicionScores &scores, const ReviewScope &scope,
                          const std::vector<RoundItem> &kept, std::stop_token stop, ProgressReport &report);

/// These hits, in this order.
PickedReview reviewOf(const HitTable &table, const std::vector<std::string> &hitIds, const SuspicionScores &scores);

} // namespace cacheloupe
