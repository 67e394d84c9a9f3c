// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// One hit that could be reviewed, as plain values; `row` is whatever number the caller finds it by.
struct ReviewCandidate {
    std::uint32_t row = 0;
    std::uint64_t pair = 0;  ///< reviewPairKey of query and cached query
    std::uint64_t entry = 0; ///< hash of the served entry's identity; 0 = unknown
    double suspicion = 0;
    bool reviewed = false; ///< has a verdict already: never picked
};

/// Which part of the review an item belongs to. Only the random part gives an unbiased wrong-reuse rate.
enum class ReviewStratum : std::uint8_t { suspicious, random };

struct ReviewItem {
    std::uint32_t row = 0;
    ReviewStratum stratum = ReviewStratum::suspicious;
    double suspicion = 0;
    std::vector<std::uint32_t> alike; ///< other unreviewed rows with the same query and cached query
};

/// How to pick: sixty hits are about ten minutes. The same seed and candidates give the same queue.
struct ReviewPlan {
    size_t count = 60;
    double randomShare = 0.18;
    size_t maxPerEntry = 5;
    std::uint64_t seed = 1;
};

/// The review in reading order: most suspicious first with the random hits strewn in. Identical pairs come once, an
/// entry at most `maxPerEntry` times among the suspicious. Pure; any thread; O(n log n).
std::vector<ReviewItem> planReview(std::span<const ReviewCandidate> candidates, const ReviewPlan &plan = {});

/// Hash of the two questions, blind to case and spaces.
std::uint64_t reviewPairKey(std::string_view query, std::string_view cachedQuery);

} // namespace cacheloupe
