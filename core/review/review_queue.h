// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/verdict.h"

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
    std::uint32_t callSite = 0; ///< whatever number tells call sites apart
    bool reviewed = false;      ///< this reviewer judged it already: never picked
    bool judgedByOther = false; ///< somebody else did: picked for a second reading only
};

struct ReviewItem {
    std::uint32_t row = 0;
    ReviewStratum stratum = ReviewStratum::suspicious;
    double suspicion = 0;
    std::vector<std::uint32_t> alike; ///< other open rows with the same query and cached query
    std::vector<std::uint32_t> drawn; ///< those of `alike` that were drawn at random too: the item's verdict is theirs
    std::uint64_t pair = 0;
};

/// How to pick: sixty hits are about ten minutes. The same seed and candidates give the same queue.
struct ReviewPlan {
    size_t count = 60;
    double randomShare = 0.18; ///< of the hits; call sites share it by their number of open hits, each at least one
    double secondShare = 0.1;  ///< hits that somebody else judged, read blind
    size_t maxPerEntry = 5;
    std::uint64_t seed = 1;
};

/// The review in reading order: most suspicious first with the random and second hits strewn in. Identical pairs come
/// once, an entry at most `maxPerEntry` times among the suspicious. Pure; any thread; O(n log n).
std::vector<ReviewItem> planReview(std::span<const ReviewCandidate> candidates, const ReviewPlan &plan = {});

/// Hash of the two questions, blind to case and spaces.
std::uint64_t reviewPairKey(std::string_view query, std::string_view cachedQuery);

} // namespace cacheloupe
