// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/survival_curve.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cacheloupe {

/// A time to live that a published table gives to a class of answers.
struct TtlSeed {
    std::string table; ///< id of the table, `S3`
    std::int64_t minS = 0;
    std::int64_t maxS = 0;
    bool operator==(const TtlSeed &) const = default;
};

/// Where the proposal lies against a table's range.
enum class TtlStanding : std::uint8_t { shorter, within, longer };

struct TtlSeedStanding {
    TtlSeed seed;
    TtlStanding standing = TtlStanding::within;
    bool operator==(const TtlSeedStanding &) const = default;
};

/// What ends the proposal where it ends, or why there is none.
enum class TtlReason : std::uint8_t {
    noReplays,
    notEnoughReplays, ///< even at the youngest age too few were replayed to show the target
    changesTooSoon,   ///< even at the youngest age fewer than the target were still valid
    boundByChanges,   ///< answers older than this were found changed
    boundByFewReplays, ///< none changed beyond, but too few were replayed there
    boundByOldestReplay, ///< all ages that were replayed pass
};
/// `no_replays`, `not_enough_replays`, `changes_too_soon`, `bound_by_changes`, `bound_by_few_replays`, `bound_by_oldest_replay`.
std::string_view ttlReasonName(TtlReason reason);

/// What to do with the time to live in force.
enum class TtlStep : std::uint8_t { none, keep, shorten, lengthen, replayMore };
/// `none`, `keep`, `shorten`, `lengthen`, `replay_more`.
std::string_view ttlStepName(TtlStep step);

/// A time to live from evidence: the greatest age at which, with 95 % confidence, at least the target share of answers is
/// still valid. A plain value; sentences are made where it is shown.
struct TtlAdvice {
    double target = 0.95;
    TtlReason reason = TtlReason::noReplays;
    TtlStep step = TtlStep::none;
    std::optional<double> proposedS; ///< rounded down (roundTtlDown); absent = no proposal
    std::optional<double> lowS;      ///< the same unrounded: the lower end of the age at which the target is crossed
    std::optional<double> estimateS; ///< best estimate of that age; absent = the curve never falls below the target
    std::optional<double> highS;     ///< upper end; absent = not seen
    double leastValid = 0;           ///< at the proposal: the bound, and the best estimate
    double share = 1;
    size_t entries = 0;
    size_t changed = 0;
    double oldestS = 0;           ///< greatest age replayed
    size_t moreReplays = 0;       ///< further replays, all still valid, until the next age (or the first) can be proposed
    std::vector<TtlSeedStanding> seeds;
};

/// `currentS` = the time to live in force, when there is one. Pure; any thread. A target outside of 0.5–0.999 is taken to
/// the nearer end.
TtlAdvice adviseTtl(std::span<const AgeInterval> observed, double target = 0.95, std::optional<double> currentS = std::nullopt,
                    std::span<const TtlSeed> seeds = {});

/// Rounded down to what people write: whole seconds up to two minutes, minutes up to two hours, hours up to two days, else days.
double roundTtlDown(double seconds);

} // namespace cacheloupe
