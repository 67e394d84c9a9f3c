// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/effective_rule.h"
#include "core/policy/lookup_evidence.h"
#include "core/policy/policy_decision.h"

#include <cstdint>

namespace cacheloupe {

/// Where a lookup was decided and why; `fields` are the bits of the key fields that refused.
struct Ruling {
    DecisionStep step = DecisionStep::serve;
    DecisionReason reason = DecisionReason::none;
    std::uint32_t fields = 0;
    bool served() const { return step == DecisionStep::serve; }
    bool operator==(const Ruling &) const = default;
};

/// A rule as numbers and masks, and THE decision (design section 9): the drawn flow, the command line and the what-if all
/// come here. An immutable value; any thread.
class CompiledRule {
public:
    explicit CompiledRule(const EffectiveRule &rule);

    /// The caller, the policy, the fields, TTL and version, the match, in this order. What is not logged is not proven and
    /// refuses where the rule asks for it; a temperature or key epoch that is not logged does not.
    Ruling decide(const LookupTraits &traits, double ageS, double similarity) const;
    /// As if entries of every epoch were good.
    Ruling decideWithoutEpoch(const LookupTraits &traits, double ageS, double similarity) const;
    /// The entry is known to be of this rule's epoch or a later one.
    bool isOfEpoch(const LookupTraits &traits) const { return traits.keyEpoch >= m_epoch; }

private:
    Ruling checkFields(const LookupTraits &traits) const;
    Ruling checkFreshness(const LookupTraits &traits, double ageS) const;
    Ruling checkMatch(const LookupTraits &traits, double similarity) const;

    bool m_cacheable;
    bool m_allowsSemantic;
    bool m_hasTtl;
    bool m_untilVersionChanges;
    std::uint32_t m_required = 0;
    std::uint32_t m_versions = 0; ///< the version fields that the rule names
    double m_maxTemperature;
    double m_ttlS;
    double m_threshold;
    double m_epoch;
};

} // namespace cacheloupe
