// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/domain/verdict_reason.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cacheloupe {

/// What a reviewer says of a reuse. The numbers 1–6 are the verdict keys on screen.
enum class Verdict : std::uint8_t { none = 0, safe = 1, wrongMatch = 2, stale = 3, leakedScope = 4, notCacheable = 5, unsure = 6 };

inline constexpr std::array<Verdict, 6> kVerdicts = {Verdict::safe,        Verdict::wrongMatch,   Verdict::stale,
                                                     Verdict::leakedScope, Verdict::notCacheable, Verdict::unsure};

/// The stored and queried word: `none`, `safe`, `wrong_match`, `stale`, `leaked_scope`, `not_cacheable`, `unsure`.
std::string_view verdictName(Verdict verdict);
std::optional<Verdict> verdictFromName(std::string_view name);

/// True for the four verdicts that say the answer should not have been served.
bool isWrongReuse(Verdict verdict);

/// Which part of a review a verdict comes from. Only the hits drawn at random give an unbiased wrong-reuse rate; `second`
/// ones were judged by somebody else before and are read blind, for the agreement of the two. `none` = outside a review.
enum class ReviewStratum : std::uint8_t { none, suspicious, random, second };

/// The stored word: empty, `suspicious`, `random`, `second`.
std::string_view reviewStratumName(ReviewStratum stratum);
std::optional<ReviewStratum> reviewStratumFromName(std::string_view name);

/// A verdict as it stands in the workspace, with what the report needs even when the log is gone.
struct VerdictRecord {
    std::string hitId;
    std::string source;
    std::string callSite;
    Verdict verdict = Verdict::none;
    std::string note;
    std::string reviewer;
    Instant at;
    VerdictReason reason = VerdictReason::none;
    std::string layer = {}; ///< the layer at fault (layerName of the blame walk); empty = none was named
    ReviewStratum stratum = ReviewStratum::none;
    bool operator==(const VerdictRecord &) const = default;
};

} // namespace cacheloupe
