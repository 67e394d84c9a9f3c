// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/verdict.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cacheloupe {

/// A hit that people judged differently: the first reading and a later one.
struct Disagreement {
    VerdictRecord first;
    VerdictRecord second;
    /// One calls the reuse wrong and the other does not; else they differ in why.
    bool onWrong() const { return isWrongReuse(first.verdict) != isWrongReuse(second.verdict); }
    bool operator==(const Disagreement &) const = default;
};

/// How well reviewers agree on the hits that more than one of them judged: each later reading is held against the first.
/// Kappa on the six verdicts is that of core/domain/kappa.h.
struct Agreement {
    std::vector<std::string> reviewers; ///< of the compared readings, by name
    std::uint64_t pairs = 0;
    std::uint64_t blindPairs = 0; ///< drawn for a second reading; the others were met twice by chance
    std::uint64_t equal = 0;
    double expected = 0;         ///< share of equal readings by chance
    std::optional<double> kappa; ///< absent without pairs, and when one side always says the same
    double low = -1;
    double high = 1;
    std::vector<Disagreement> disagreements; ///< on wrong or not first, then by time of the later reading
};

/// `records` in any order, at most one current verdict per hit and reviewer. Pure; any thread.
Agreement agreementOf(std::span<const VerdictRecord> records, double z = 1.959964);

} // namespace cacheloupe
