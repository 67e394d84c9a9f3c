// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/wilson.h"
#include "core/hitlog/hit_row_data.h"
#include "core/policy/policy_decision.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cacheloupe {

/// What reviewers said of logged hits, by what the policy would have done with them: only `safe` and the four wrong
/// verdicts decide, `unsure` does not. A plain value.
struct JudgedReuses {
    std::uint64_t wrongRemoved = 0; ///< flagged wrong and refused
    std::uint64_t wrongKept = 0;    ///< flagged wrong and still served
    std::uint64_t goodLost = 0;     ///< marked safe and refused
    std::uint64_t goodKept = 0;

    std::uint64_t count() const { return wrongRemoved + wrongKept + goodLost + goodKept; }
    /// The share of wrong ones among all judged hits, as they were served; n = 0 without verdicts.
    RateInterval wrongBefore() const { return wilsonInterval(wrongRemoved + wrongKept, count()); }
    /// The same among those still served.
    RateInterval wrongAfter() const { return wilsonInterval(wrongKept, wrongKept + goodKept); }
    void add(const JudgedReuses &other);
    bool operator==(const JudgedReuses &) const = default;
};

/// What raising `key_epoch` would have cost at the beginning of the log (mission S3.27): every entry of an older or unknown
/// epoch is left behind; the first lookup of each key pays for it anew, later ones are served as before.
struct EpochForecast {
    bool isRaised = false;
    std::uint64_t orphanedEntries = 0; ///< different entries that the log names
    std::uint64_t refills = 0;         ///< hits that would have been the first of their key
    double refillUsd = 0;              ///< what they had saved
    /// The first 24 hours of the log: where the dip is.
    std::uint64_t firstDayLookups = 0;
    std::uint64_t firstDayHits = 0;
    std::uint64_t firstDayServed = 0;
    void add(const EpochForecast &other);
    bool operator==(const EpochForecast &) const = default;
};

/// Some of the events behind a figure, evenly spread over the log.
struct WhatIfExamples {
    std::vector<HitRow> refused;
    std::vector<HitRow> newlyServed;
    std::vector<HitRow> wrongRemoved;
    std::vector<HitRow> goodLost;
    bool operator==(const WhatIfExamples &) const = default;
};

/// What a policy would have done with the logged lookups of a call site, or of all. A plain value.
struct WhatIfCounts {
    std::uint64_t lookups = 0;    ///< hits, misses, expired entries, bypasses
    std::uint64_t hitsBefore = 0; ///< as logged
    std::uint64_t served = 0;     ///< hits that stay, and newly served ones
    std::uint64_t refused = 0;    ///< logged hits that would not have been served
    std::uint64_t newlyServed = 0; ///< near misses that would have been: an entry is named and the rule lets it pass
    JudgedReuses judged;           ///< by all verdicts
    JudgedReuses drawn;            ///< by those of hits drawn at random: the ones that speak for all hits
    double savedBeforeUsd = 0;     ///< of the logged hits, as far as logged
    double savedUsd = 0;           ///< of what is served; a newly served one saves what it had cost
    double lostUsd = 0;            ///< what the refused hits had saved
    /// A refused hit takes as long as the call site's logged misses on average, a newly served one as long as its hits;
    /// nullopt when nothing of that kind is logged.
    std::optional<double> latencyAddedMs;
    std::optional<double> latencySavedMs;
    std::optional<double> oldestBeforeS; ///< age of the oldest answer the log shows as served
    std::optional<double> oldestS;       ///< of the oldest that would be
    std::array<std::uint64_t, kDecisionStepCount> byStep{};     ///< of `served` and `refused`, where it was decided
    std::array<std::uint64_t, kDecisionReasonCount> byReason{}; ///< of `refused`, why
    EpochForecast epoch;
    WhatIfExamples examples;

    /// The verdicts that rates may be read from: those drawn at random when there are any.
    const JudgedReuses &sample() const { return drawn.count() > 0 ? drawn : judged; }
    bool isRandomSample() const { return drawn.count() > 0; }
    /// All but the examples.
    void add(const WhatIfCounts &other);
    bool operator==(const WhatIfCounts &) const = default;
};

/// The counts of one call site of the log.
struct WhatIfSite {
    std::string callSite;
    WhatIfCounts counts;
};

} // namespace cacheloupe
