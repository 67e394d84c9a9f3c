// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/compiled_rule.h"

#include "core/policy/policy_vocabulary.h"

#include <limits>
#include <vector>

namespace cacheloupe {

namespace {

std::uint32_t fieldMask(const std::vector<KeyField> &fields)
{
    std::uint32_t mask = 0;
    for (const KeyField field : fields)
        mask |= 1u << unsigned(field);
    return mask;
}

std::uint32_t versionMask()
{
    static const std::uint32_t mask = fieldMask(versionFields());
    return mask;
}

/// A mismatch is stronger than a gap: it is named alone when there is one.
Ruling compareFields(const LookupTraits &traits, std::uint32_t wanted, DecisionStep step, DecisionReason missing, DecisionReason different)
{
    if (const auto unequal = traits.different & wanted)
        return {step, different, unequal};
    if (const auto gaps = wanted & ~traits.proven)
        return {step, missing, gaps};
    return {};
}

} // namespace

CompiledRule::CompiledRule(const EffectiveRule &rule)
    : m_cacheable(rule.cacheable), m_allowsSemantic(rule.allowsSemantic()), m_hasTtl(rule.ttlS.has_value()),
      m_untilVersionChanges(rule.validUntilVersionChanges), m_required(fieldMask(requiredFields(rule))),
      m_maxTemperature(rule.maxTemperature.value_or(std::numeric_limits<double>::infinity())), m_ttlS(double(rule.ttlS.value_or(0))),
      m_threshold(rule.similarityThreshold.value_or(-std::numeric_limits<double>::infinity())), m_epoch(double(rule.keyEpoch))
{
    for (const KeyField field : versionFields())
        if (rule.hasKeyField(keyFieldName(field)))
            m_versions |= 1u << unsigned(field);
}

Ruling CompiledRule::decide(const LookupTraits &traits, double ageS, double similarity) const
{
    const Ruling ruling = decideWithoutEpoch(traits, ageS, similarity);
    // A refusal at the match comes later in the flow than the epoch.
    const bool isOlder = traits.keyEpoch < m_epoch;
    if (isOlder && ruling.step >= DecisionStep::matchAndThreshold)
        return {DecisionStep::ttlAndVersion, DecisionReason::olderEpoch, 0};
    return ruling;
}

Ruling CompiledRule::decideWithoutEpoch(const LookupTraits &traits, double ageS, double similarity) const
{
    if (traits.callerRefuses)
        return {DecisionStep::callerCacheable, DecisionReason::callerBypassed, 0};
    if (!m_cacheable)
        return {DecisionStep::policyCacheable, DecisionReason::siteNotCacheable, 0};
    if (traits.temperature > m_maxTemperature)
        return {DecisionStep::policyCacheable, DecisionReason::temperatureTooHigh, 0};
    if (const Ruling refused = checkFields(traits); !refused.served())
        return refused;
    if (const Ruling refused = checkFreshness(traits, ageS); !refused.served())
        return refused;
    return checkMatch(traits, similarity);
}

Ruling CompiledRule::checkFields(const LookupTraits &traits) const
{
    return compareFields(traits, m_required, DecisionStep::fieldsProven, DecisionReason::fieldNotProven, DecisionReason::fieldMismatch);
}

Ruling CompiledRule::checkFreshness(const LookupTraits &traits, double ageS) const
{
    constexpr auto kStep = DecisionStep::ttlAndVersion;
    if (m_hasTtl) {
        if (ageS != ageS)
            return {kStep, DecisionReason::ageUnknown, 0};
        if (ageS > m_ttlS)
            return {kStep, DecisionReason::tooOld, 0};
    }
    if (!m_untilVersionChanges)
        return {};
    // The version fields the rule names; without any, those the log carries on either side.
    const std::uint32_t versions = m_versions != 0 ? m_versions : traits.logged & versionMask();
    if (versions == 0)
        return {kStep, DecisionReason::versionUnknown, 0};
    return compareFields(traits, versions, kStep, DecisionReason::versionUnknown, DecisionReason::versionChanged);
}

Ruling CompiledRule::checkMatch(const LookupTraits &traits, double similarity) const
{
    constexpr auto kStep = DecisionStep::matchAndThreshold;
    if (traits.match == MatchKind::exact || (traits.match == MatchKind::unknown && traits.sameQuestion))
        return {};
    if (!m_allowsSemantic)
        return {kStep, traits.match == MatchKind::unknown ? DecisionReason::similarityUnknown : DecisionReason::semanticNotAllowed, 0};
    if (similarity != similarity)
        return {kStep, DecisionReason::similarityUnknown, 0};
    if (similarity < m_threshold)
        return {kStep, DecisionReason::belowThreshold, 0};
    return {};
}

} // namespace cacheloupe
