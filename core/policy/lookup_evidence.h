// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit.h"

#include <cstdint>
#include <limits>

namespace cacheloupe {

/// What a lookup shows of itself besides age and similarity: few combinations occur in a log. Bits of the masks are KeyField
/// values; NaN = not logged. A plain value.
struct LookupTraits {
    static constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    double temperature = kNone;
    double keyEpoch = kNone; ///< of the entry
    std::uint32_t site = 0;  ///< code of the call site in the table; decisions do not look at it
    std::uint32_t logged = 0;    ///< named on either side
    std::uint32_t proven = 0;    ///< known on both sides and equal; facts of the entry alone: known
    std::uint32_t different = 0; ///< known on both sides, not equal
    EventKind kind = EventKind::hit;
    MatchKind match = MatchKind::unknown;
    bool callerRefuses = false; ///< a bypass, or the caller said `cacheable: false`
    bool sameQuestion = false;  ///< asked and answered question are the same text
    bool namesEntry = false;

    bool wasServed() const { return kind == EventKind::hit; }
    /// No hit, but the log tells which entry was there.
    bool isNearMiss() const { return namesEntry && (kind == EventKind::miss || kind == EventKind::expired || kind == EventKind::bypass); }
};

/// All a rule may ask of a lookup, be it made of a whole record or of facts read in bulk.
struct LookupEvidence {
    LookupTraits traits;
    double ageS = LookupTraits::kNone;
    double similarity = LookupTraits::kNone;
};

/// Facts of the entry alone: the request has none of its own to compare with.
inline constexpr std::uint32_t kEntryOnlyFields = 1u << unsigned(KeyField::toolTtlS) | 1u << unsigned(KeyField::freshnessGeneratedAt)
    | 1u << unsigned(KeyField::freshnessTtlS) | 1u << unsigned(KeyField::freshnessInvalidationEvent);

/// The masks of a lookup from what each side has: `asked` and `stored` the fields each side names, `mismatched` those it
/// names with another value; `standIns` and `standInsDiffer` the route fields that the event's own model and provider
/// speak for where the request does not.
struct FieldSides {
    std::uint32_t asked = 0;
    std::uint32_t stored = 0;
    std::uint32_t mismatched = 0;
    std::uint32_t standIns = 0;
    std::uint32_t standInsDiffer = 0;
    bool hasCreation = false; ///< the entry tells when it was made
    bool hasTtl = false;

    void fill(LookupTraits &traits) const;
};

/// The evidence of a whole record; the site's code stays 0. Any thread.
LookupEvidence evidenceOf(const Hit &hit);

} // namespace cacheloupe
