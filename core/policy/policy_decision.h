// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/effective_rule.h"
#include "core/domain/hit.h"

#include <string_view>
#include <vector>

namespace cacheloupe {

/// The steps of a lookup, in order (design section 9; mission S2.13).
enum class DecisionStep : std::uint8_t { callerCacheable, policyCacheable, fieldsProven, ttlAndVersion, matchAndThreshold, serve };
inline constexpr size_t kDecisionStepCount = 6;

/// Why a step refused; `none` when the answer may be served.
enum class DecisionReason : std::uint8_t {
    none,
    callerBypassed,
    siteNotCacheable,
    temperatureTooHigh,
    fieldNotProven,
    fieldMismatch,
    tooOld,
    ageUnknown,
    versionChanged,
    versionUnknown,
    semanticNotAllowed,
    belowThreshold,
    similarityUnknown,
    olderEpoch, ///< the entry was written under an older `key_epoch`
};
inline constexpr size_t kDecisionReasonCount = 14;

std::string_view decisionStepName(DecisionStep step);
std::string_view decisionReasonName(DecisionReason reason);

/// Would this answer have been served? `step` is where it was decided, `serve` = yes. `fields` are the key fields that
/// refused (not proven or different).
struct PolicyDecision {
    DecisionStep step = DecisionStep::serve;
    DecisionReason reason = DecisionReason::none;
    std::vector<KeyField> fields;
    bool served() const { return step == DecisionStep::serve; }
    bool operator==(const PolicyDecision &) const = default;
};

/// Decides one lookup, as CompiledRule does; what the hit does not say is not proven and refuses where the rule asks for
/// it. A log that carries no similarity for an exact match is fine, and so is one that logs neither temperature nor key
/// epoch. Any thread, no state.
PolicyDecision decideReuse(const Hit &hit, const EffectiveRule &rule);

/// The fields that must be proven: the key fields of the rule and the one its scope demands. Unknown names are left out.
std::vector<KeyField> requiredFields(const EffectiveRule &rule);

} // namespace cacheloupe
