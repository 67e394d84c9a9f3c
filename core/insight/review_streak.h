// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

#include <optional>
#include <span>

namespace cacheloupe {

/// How regularly somebody reviews: the habit that keeps a cache honest (S2.15). A plain value.
struct ReviewStreak {
    int weeks = 0;                     ///< in a row with a review; this week counts once it has one
    std::optional<Instant> lastReview; ///< when the latest one ended
    bool isDue = true;                 ///< none within the last seven days
};

/// From the times at which rounds ended, in any order. Weeks begin on Monday, 00:00 UTC; a streak lasts until a whole
/// week has passed without a review. Pure; any thread.
ReviewStreak reviewStreak(std::span<const Instant> ended, Instant now);

} // namespace cacheloupe
