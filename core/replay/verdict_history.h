// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/domain/freshness.h"
#include "core/domain/replay.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// All repeats of one hit in one run.
struct ReplayRound {
    Instant at; ///< of its first reply
    std::vector<ReplayResult> repeats;
};

/// Splits stored results of one hit, in the order in which they were stored, into rounds: a repeat number that does not
/// grow begins the next.
std::vector<ReplayRound> replayRounds(std::vector<ReplayResult> results);

/// What one check of an entry found.
struct EntryCheck {
    Instant at;
    Freshness freshness;
    bool operator==(const EntryCheck &) const = default;
};

/// How the answer of one entry stood over time. It went stale after `lastFresh`, at the latest at `firstStale`. Checks that
/// found nothing out stand in the list only. A plain value.
struct VerdictHistory {
    std::vector<EntryCheck> checks;    ///< by time
    std::optional<Instant> lastFresh;  ///< before it went stale; else the last time it was fresh
    std::optional<Instant> firstStale; ///< absent = never seen stale
    bool operator==(const VerdictHistory &) const = default;
};

/// Pure; any thread. Checks in any order.
VerdictHistory verdictHistory(std::vector<EntryCheck> checks);

/// The same from the stored results of the hits of one entry, each with its question, judged as judgeFreshness does.
struct HitReplays {
    std::string_view question;
    std::vector<ReplayResult> results;
};
VerdictHistory verdictHistoryOf(std::span<const HitReplays> hits);

} // namespace cacheloupe
