// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/effective_rule.h"

#include <algorithm>

namespace cacheloupe {

namespace {

template <typename T, typename From>
void take(T &into, const std::optional<From> &value)
{
    if (value)
        into = *value;
}

void overlay(EffectiveRule &into, const PolicyRule &rule)
{
    take(into.cacheable, rule.cacheable);
    take(into.layer, rule.layer);
    take(into.match, rule.match);
    take(into.ttlS, rule.ttlS);
    take(into.validUntilVersionChanges, rule.validUntilVersionChanges);
    take(into.similarityThreshold, rule.similarityThreshold);
    take(into.keyFields, rule.keyFields);
    take(into.scope, rule.scope);
    take(into.freshnessClass, rule.freshnessClass);
    take(into.risk, rule.risk);
    take(into.lane, rule.lane);
    take(into.keyEpoch, rule.keyEpoch);
    take(into.maxTemperature, rule.maxTemperature);
    take(into.owner, rule.owner);
    take(into.reason, rule.reason);
    take(into.reviewBy, rule.reviewBy);
    take(into.evidence, rule.evidence);
}

bool contains(const std::vector<std::string> &names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

bool EffectiveRule::hasKeyField(std::string_view name) const
{
    return contains(keyFields, name);
}

bool EffectiveRule::hasRisk(std::string_view tag) const
{
    return contains(risk, tag);
}

EffectiveRule effectiveRule(const PolicyDocument &document, std::string_view callSite)
{
    EffectiveRule rule;
    rule.callSite = callSite;
    overlay(rule, document.defaults);
    if (const auto *own = document.find(callSite)) {
        rule.listed = true;
        overlay(rule, *own);
    }
    return rule;
}

} // namespace cacheloupe
