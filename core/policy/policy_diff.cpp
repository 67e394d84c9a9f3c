// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_diff.h"

#include "core/domain/effective_rule.h"
#include "core/policy/policy_vocabulary.h"

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

/// With a version rule, version fields in the key are those whose change ends a reuse; when none is named, all that the
/// log carries count. So the first one that is named narrows what is compared.
Effect keyFieldsEffect(const EffectiveRule &before, const EffectiveRule &after)
{
    const auto namesVersion = [](const EffectiveRule &rule) {
        const auto &fields = versionFields();
        return std::any_of(fields.begin(), fields.end(), [&](KeyField field) { return rule.hasKeyField(keyFieldName(field)); });
    };
    if (before.validUntilVersionChanges && !namesVersion(before) && namesVersion(after))
        return Effect::loosens;
    return namesEffect(before.keyFields, after.keyFields);
}

/// A swap of one boundary for another opens the old one, unless the key still holds it.
Effect scopeEffect(const EffectiveRule &before, const EffectiveRule &after)
{
    const auto isOpen = [](const std::string &scope) { return scope.empty() || scope == "none"; };
    if (before.scope == after.scope || (isOpen(before.scope) && isOpen(after.scope)))
        return Effect::neutral;
    if (isOpen(after.scope))
        return Effect::loosens;
    const auto field = scopeField(before.scope);
    const bool keeps = !field || after.hasKeyField(keyFieldName(*field));
    const bool saidNothing = isOpen(before.scope) || field;
    return keeps && saidNothing ? Effect::tightens : Effect::loosens;
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
        return before.allowsSemantic() || after.allowsSemantic()
            ? moreTightens(before.similarityThreshold.value_or(-kNoLimit), after.similarityThreshold.value_or(-kNoLimit))
            : Effect::neutral;
    case PolicyField::keyFields:
        return keyFieldsEffect(before, after);
    case PolicyField::scope:
        return scopeEffect(before, after);
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

/// Compares two documents; call sites are those that either lists.
class Comparison {
public:
    Comparison(const PolicyDocument &before, const PolicyDocument &after) : m_before(before), m_after(after)
    {
        std::set<std::string, std::less<>> done;
        for (const auto *document : {&after, &before})
            for (const auto &site : document->callSites)
                if (!site.callSite.empty() && done.insert(site.callSite).second)
                    m_sites.push_back(site.callSite);
    }

    const std::vector<std::string> &sites() const { return m_sites; }

    void addChanges(std::vector<PolicyFieldChange> &changes, const std::string &callSite) const
    {
        for (const auto field : allPolicyFields()) {
            auto oldValue = policyValue(ruleIn(m_before, callSite), field);
            auto newValue = policyValue(ruleIn(m_after, callSite), field);
            if (oldValue != newValue)
                changes.push_back({callSite, field, std::move(oldValue), std::move(newValue), callSite.empty() ? widest(field) : effectAt(callSite, field)});
        }
    }

    /// What changes for a call site as a whole, whoever said it: its own members or `defaults`.
    Effect wholeEffect(const std::string &callSite) const
    {
        Effect strongest = Effect::neutral;
        for (const auto field : allPolicyFields())
            strongest = std::max(strongest, effectAt(callSite, field));
        return strongest;
    }

private:
    static const PolicyRule &ruleIn(const PolicyDocument &document, const std::string &callSite)
    {
        static const PolicyRule kNothing;
        if (callSite.empty())
            return document.defaults;
        const auto *rule = document.find(callSite);
        return rule ? *rule : kNothing;
    }

    // An absent member means what `defaults` says, so the direction is judged on what holds before and after.
    Effect effectAt(const std::string &callSite, PolicyField field) const
    {
        return effectOf(field, effectiveRule(m_before, callSite), effectiveRule(m_after, callSite));
    }

    /// A member of `defaults` reaches every call site that does not say otherwise.
    Effect widest(PolicyField field) const
    {
        Effect strongest = effectAt({}, field);
        for (const auto &site : m_sites)
            strongest = std::max(strongest, effectAt(site, field));
        return strongest;
    }

    const PolicyDocument &m_before;
    const PolicyDocument &m_after;
    std::vector<std::string> m_sites;
};

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
    const Comparison comparison(before, after);
    std::vector<PolicyFieldChange> changes;
    comparison.addChanges(changes, {});
    for (const auto &site : comparison.sites())
        comparison.addChanges(changes, site);
    return changes;
}

std::vector<SiteEffect> effectBySite(const PolicyDocument &before, const PolicyDocument &after)
{
    const Comparison comparison(before, after);
    std::vector<SiteEffect> effects;
    const auto add = [&](const std::string &site) {
        if (const auto effect = comparison.wholeEffect(site); effect != Effect::neutral)
            effects.push_back({site, effect});
    };
    add({});
    for (const auto &site : comparison.sites())
        add(site);
    return effects;
}

PolicyChangeEffect effectOn(const std::vector<PolicyFieldChange> &changes, std::string_view callSite)
{
    Effect strongest = Effect::neutral;
    for (const auto &change : changes)
        if (change.callSite == callSite)
            strongest = std::max(strongest, change.effect);
    return strongest;
}

PolicyChangeEffect strongestEffect(const std::vector<PolicyFieldChange> &changes)
{
    Effect strongest = Effect::neutral;
    for (const auto &change : changes)
        strongest = std::max(strongest, change.effect);
    return strongest;
}

} // namespace cacheloupe
