// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_decision.h"

#include "core/policy/compiled_rule.h"
#include "core/policy/policy_vocabulary.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

namespace cacheloupe {

namespace {

template <typename List>
bool contains(const List &list, KeyField field)
{
    return std::find(list.begin(), list.end(), field) != list.end();
}

} // namespace

std::string_view decisionStepName(DecisionStep step)
{
    constexpr std::array<std::string_view, kDecisionStepCount> kNames = {"caller_cacheable", "policy_cacheable",    "fields_proven",
                                                        "ttl_and_version",  "match_and_threshold", "serve"};
    return kNames[size_t(step)];
}

std::string_view decisionReasonName(DecisionReason reason)
{
    constexpr std::array<std::string_view, kDecisionReasonCount> kNames = {
        "",        "caller_bypassed", "site_not_cacheable", "temperature_too_high", "field_not_proven",     "field_mismatch",   "too_old",
        "age_unknown", "version_changed", "version_unknown",    "semantic_not_allowed", "below_threshold", "similarity_unknown",
        "older_epoch"};
    return kNames[size_t(reason)];
}

PolicyDecision decideReuse(const Hit &hit, const EffectiveRule &rule)
{
    const LookupEvidence evidence = evidenceOf(hit);
    const Ruling ruling = CompiledRule(rule).decide(evidence.traits, evidence.ageS, evidence.similarity);
    PolicyDecision decision{ruling.step, ruling.reason, {}};
    // In the order in which the rule names them.
    std::vector<KeyField> asked = ruling.step == DecisionStep::fieldsProven ? requiredFields(rule) : versionFields();
    std::copy_if(asked.begin(), asked.end(), std::back_inserter(decision.fields),
                 [&](KeyField field) { return (ruling.fields >> unsigned(field)) & 1u; });
    return decision;
}

std::vector<KeyField> requiredFields(const EffectiveRule &rule)
{
    std::vector<KeyField> fields;
    const auto add = [&](std::optional<KeyField> field) {
        // Under a version rule the version is judged in its own step, so that the drawn flow names the right one.
        if (field && !contains(fields, *field) && !(rule.validUntilVersionChanges && contains(versionFields(), *field)))
            fields.push_back(*field);
    };
    for (const auto &name : rule.keyFields)
        add(keyFieldFromName(name));
    add(scopeField(rule.scope));
    return fields;
}

} // namespace cacheloupe
