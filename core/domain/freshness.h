// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace cacheloupe {

/// What the fresh answers say of a cached one. `stale` needs fresh answers that agree with each other more than with the
/// cache; a single one can only make it look stale.
enum class FreshnessVerdict : std::uint8_t { noAnswer, fresh, looksStale, stale, unsure };

/// The stored word: `no_answer`, `fresh`, `looks_stale`, `stale`, `unsure`.
std::string_view freshnessVerdictName(FreshnessVerdict verdict);
std::optional<FreshnessVerdict> freshnessVerdictFromName(std::string_view name);

/// Whether the cached answer still held; nullopt when that was not found out. An answer that only looks stale counts as
/// one that no longer held, so that a time to live errs on the short side.
std::optional<bool> isStillValid(FreshnessVerdict verdict);

/// Why a freshness verdict is what it is.
enum class FreshnessReason : std::uint8_t {
    noReply,        ///< no fresh answer came, or none was complete
    agrees,         ///< the fresh answers say what the cache says
    oneReplyDiffers, ///< the only fresh answer says something else
    repliesAgreeAgainstCache,
    repliesDisagree, ///< the fresh answers differ from each other as much as from the cache
    withinNoise,    ///< the difference is what the call site's model shows between two of its own answers
    unclearDifference, ///< the comparison could not tell
};

/// `no_reply`, `agrees`, `one_reply_differs`, `replies_agree_against_cache`, `replies_disagree`, `within_noise`, `unclear_difference`.
std::string_view freshnessReasonName(FreshnessReason reason);

/// The verdict on one cached answer with what it rests on. A plain value.
struct Freshness {
    FreshnessVerdict verdict = FreshnessVerdict::noAnswer;
    FreshnessReason reason = FreshnessReason::noReply;
    int replies = 0;             ///< complete fresh answers
    int against = 0;             ///< of them, those that differ from the cache or contradict it
    double cachedOverlap = 0;    ///< mean overlap of the cached answer with the fresh ones
    std::optional<double> freshOverlap; ///< mean overlap of the fresh answers with each other; absent with one
    bool operator==(const Freshness &) const = default;
};

} // namespace cacheloupe
