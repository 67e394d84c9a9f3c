// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/effective_rule.h"
#include "core/domain/flagged_hit.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// The ways to stop a wrong reuse.
enum class FixKind : std::uint8_t { notCacheable, keyField, versionRule, shorterTtl, higherThreshold, exactOnly, lowerTemperature, purgeEntry };

/// `not_cacheable`, `key_field`, `version_rule`, `shorter_ttl`, `higher_threshold`, `exact_only`, `lower_temperature`, `purge_entry`.
std::string_view fixKindName(FixKind kind);

/// One change that would have refused this reuse. The edits are one step; they name the hit as evidence. A purge has no
/// edit: it is staged in the store.
struct DraftedFix {
    FixKind kind = FixKind::notCacheable;
    std::vector<PolicyEdit> edits;
    std::vector<std::string> keyFields; ///< added by `keyField`
    double value = 0;                   ///< seconds, similarity or temperature, by kind
    bool operator==(const DraftedFix &) const = default;
};

/// What stops such a reuse at its call site under the rule as it stands, best first; what the rule has already is left
/// out. A shorter TTL is offered for age alone: it is no fix for leaked scope or a wrong match (S0.21). Empty for
/// verdicts that are no wrong reuse. Pure; any thread.
std::vector<DraftedFix> draftFixes(const FlaggedHit &flagged, const EffectiveRule &rule);

} // namespace cacheloupe
