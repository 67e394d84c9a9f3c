// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/policy.h"
#include "core/domain/verdict.h"
#include "core/policy/lookup_facts.h"
#include "core/policy/what_if_counts.h"

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace cacheloupe {

/// The verdict on one logged hit; `isRandom` when the hit was drawn at random, not looked for.
struct RowVerdict {
    HitRow row = 0;
    Verdict verdict = Verdict::none;
    bool isRandom = false;
};

/// What is asked: how a draft would have ruled the logged lookups. All of it must outlive the call.
struct WhatIfInput {
    const LookupFacts &facts;
    const PolicyDocument &draft;
    /// What holds now; a call site whose `key_epoch` the draft raises above it gets an EpochForecast.
    const PolicyDocument *published = nullptr;
    std::span<const RowVerdict> verdicts = {}; ///< rows rising
    std::optional<std::string> callSite = std::nullopt; ///< only this one
    size_t examples = 0; ///< at most so many rows of each kind
    std::stop_token stop = {};
    unsigned workers = std::thread::hardware_concurrency();
};

/// The answer, call sites in alphabetical order; `total` sums them up.
struct WhatIfResult {
    std::vector<WhatIfSite> sites;
    WhatIfCounts total;
    const WhatIfCounts *find(std::string_view callSite) const;
};

/// Re-decides every logged lookup under the draft, with the decision of CompiledRule. Some 50 ms per million lookups, less with more cores.
/// - Exact and semantic: the logged match kind and similarity of the entry that was found. A lookup that found none stays a miss.
/// - TTL: the age of that entry at that moment. Version, scope, key fields: what the log shows of both sides.
/// - Key epoch: an entry whose logged `key_epoch` is lower than the rule's is refused. Where the draft raises the epoch over
///   `published`, the log is played in its order as if the epoch had been raised at its beginning (see EpochForecast); an entry
///   with no logged epoch counts as older, a key counts as filled after any lookup that was not the caller's bypass, and an answer is then no
///   older than that.
/// - Each lookup stands alone otherwise: that a refused hit would have written a younger entry is not played out.
/// Fails with cancelled.
Result<WhatIfResult> whatIf(const WhatIfInput &input);

/// What the person may want to see of an answer.
enum class WhatIfOutcome : std::uint8_t { served, refused, newlyServed, wrongRemoved, wrongKept, goodLost, goodKept, refilled };

/// The rows behind a figure, rising; with a reason only those refused for it. Rows of one call site or of all, as asked.
Result<std::vector<HitRow>> whatIfRows(const WhatIfInput &input, WhatIfOutcome outcome, std::optional<DecisionReason> reason = std::nullopt);

} // namespace cacheloupe
