// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_diff.h"

#include "core/domain/effective_rule.h"

#include <algorithm>
#include <limits>
#include <set>

namespace cacheloupe {

namespace {

using Effect = PolicyChangeEffect;

template <typename T>
Effect moreLoosens(const T &before, const T &after)
{
    if (before == after)
        return Effect::neutral;
    return after > before ? Effect::loosens : Effect::tightens;
}

template <typename T>
Effect moreTightens(const T &before, const T &after)
{
    return moreLoosens(after, before);
}

/// Fewer names loosen; names that only changed count as loosened, since a proof that was asked for is gone.
Effect namesEffect(const std::vector<std::string> &before, const std::vector<std::string> &after)
{
    const std::set<std::string> old(before.begin(), before.end());
    const std::set<std::string> now(after.begin(), after.end());
    if (old == now)
        return Effect::neutral;
    return std::includes(now.begin(), now.end(), old.begin(), old.end()) ? Effect::tightens : Effect::loosens;
}

Effect scopeEffect(const std::string &before, const std::string &after)
{
    const auto open = [](const std::string &scope) { return scope.empty() || scope == "none"; };
    const auto personal = [](const std::string &scope) { return scope == "user" || scope == "session"; };
    if (before == after || (open(before) && open(after)))
        return Effect::neutral;
    if (open(before) || (before == "tenant" && personal(after)))
        return Effect::tightens;
    return Effect::loosens; // A swap of one boundary for another opens the old one.
}

std::int64_t lifetimeS(const EffectiveRule &rule)
{
    return rule.ttlS.value_or(std::numeric_limits<std::int64_t>::max());
}

Effect effectOf(PolicyField field, const EffectiveRule &before, const EffectiveRule &after)
{
    constexpr double kNoLimit = std::numeric_limits<double>::infinity();
    if (field == PolicyField::cacheable)
        return moreLoosens(before.cacheable, after.cacheable);
    if (!before.cacheable && !after.cacheable)
        return Effect::neutral;
    switch (field) {
    case PolicyField::layer:
        return moreLoosens(before.layer == "final_response", after.layer == "final_response");
    case PolicyField::match:
        return moreLoosens(before.allowsSemantic(), after.allowsSemantic());
    case PolicyField::ttlS:
        return moreLoosens(lifetimeS(before), lifetimeS(after));
    case PolicyField::validUntilVersionChanges:
        return moreTightens(before.validUntilVersionChanges, after.validUntilVersionChanges);
    case PolicyField::similarityThreshold:
        return moreTightens(before.similarityThreshold.value_or(0), after.similarityThreshold.value_or(0));
    case PolicyField::keyFields:
        return namesEffect(before.keyFields, after.keyFields);
    case PolicyField::scope:
        return scopeEffect(before.scope, after.scope);
    case PolicyField::risk:
        return namesEffect(before.risk, after.risk);
    case PolicyField::keyEpoch:
        return moreTightens(before.keyEpoch, after.keyEpoch);
    case PolicyField::maxTemperature:
        return moreLoosens(before.maxTemperature.value_or(kNoLimit), after.maxTemperature.value_or(kNoLimit));
    default:
        return Effect::neutral;
    }
}

void diffRule(std::vector<PolicyFieldChange> &changes, std::string_view callSite, const PolicyDocument &before, const PolicyDocument &after)
{
    static const PolicyRule kNothing;
    const auto ruleIn = [&](const PolicyDocument &document) -> const PolicyRule & {
        if (callSite.empty())
            return document.defaults;
        const auto *rule = document.find(callSite);
        return rule ? *rule : kNothing;
    };
    // An absent member means what `defaults` says, so the direction is judged on what holds before and after.
    const auto held = effectiveRule(before, callSite);
    const auto holds = effectiveRule(after, callSite);
    for (const auto field : allPolicyFields()) {
        auto oldValue = policyValue(ruleIn(before), field);
        auto newValue = policyValue(ruleIn(after), field);
        if (oldValue != newValue)
            changes.push_back({std::string(callSite), field, std::move(oldValue), std::move(newValue), effectOf(field, held, holds)});
    }
}

} // namespace

std::string_view policyChangeEffectName(PolicyChangeEffect effect)
{
    switch (effect) {
    case Effect::tightens:
        return "tightens";
    case Effect::loosens:
        return "loosens";
    case Effect::neutral:
        break;
    }
    return "neutral";
}

std::vector<PolicyFieldChange> diffPolicies(const PolicyDocument &before, const PolicyDocument &after)
{
    std::vector<PolicyFieldChange> changes;
    std::set<std::string, std::less<>> done;
    diffRule(changes, {}, before, after);
    for (const auto *document : {&after, &before})
        for (const auto &site : document->callSites)
            if (!site.callSite.empty() && done.insert(site.callSite).second)
                diffRule(changes, site.callSite, before, after);
    return changes;
}

PolicyChangeEffect effectOn(const std::vector<PolicyFieldChange> &changes, std::string_view callSite)
{
    Effect strongest = Effect::neutral;
    for (const auto &change : changes)
        if (change.callSite == callSite)
            strongest = std::max(strongest, change.effect);
    return strongest;
}

} // namespace cacheloupe
