// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/policy.h"

#include <algorithm>
#include <type_traits>

namespace cacheloupe {

namespace {

/// Calls `use` with the optional member behind `field`, const or not as the rule is.
template <typename Rule, typename Use>
auto withMember(Rule &rule, PolicyField field, Use use)
{
    switch (field) {
    case PolicyField::cacheable:
        return use(rule.cacheable);
    case PolicyField::layer:
        return use(rule.layer);
    case PolicyField::match:
        return use(rule.match);
    case PolicyField::ttlS:
        return use(rule.ttlS);
    case PolicyField::validUntilVersionChanges:
        return use(rule.validUntilVersionChanges);
    case PolicyField::similarityThreshold:
        return use(rule.similarityThreshold);
    case PolicyField::keyFields:
        return use(rule.keyFields);
    case PolicyField::scope:
        return use(rule.scope);
    case PolicyField::freshnessClass:
        return use(rule.freshnessClass);
    case PolicyField::risk:
        return use(rule.risk);
    case PolicyField::lane:
        return use(rule.lane);
    case PolicyField::keyEpoch:
        return use(rule.keyEpoch);
    case PolicyField::maxTemperature:
        return use(rule.maxTemperature);
    case PolicyField::owner:
        return use(rule.owner);
    case PolicyField::reason:
        return use(rule.reason);
    case PolicyField::reviewBy:
        return use(rule.reviewBy);
    case PolicyField::evidence:
        break;
    }
    return use(rule.evidence);
}

} // namespace

const PolicyRule *PolicyDocument::find(std::string_view callSite) const
{
    const auto it = std::find_if(callSites.rbegin(), callSites.rend(), [&](const auto &site) { return site.callSite == callSite; });
    return it == callSites.rend() ? nullptr : &it->rule;
}

PolicyRule *PolicyDocument::find(std::string_view callSite)
{
    return const_cast<PolicyRule *>(std::as_const(*this).find(callSite));
}

PolicyRule &PolicyDocument::ruleFor(std::string_view callSite)
{
    if (callSite.empty())
        return defaults;
    if (auto *rule = find(callSite))
        return *rule;
    return callSites.emplace_back(CallSitePolicy{std::string(callSite), {}}).rule;
}

std::optional<PolicyValue> policyValue(const PolicyRule &rule, PolicyField field)
{
    return withMember(rule, field, [](const auto &member) -> std::optional<PolicyValue> {
        if (!member)
            return std::nullopt;
        return PolicyValue(*member);
    });
}

bool setPolicyValue(PolicyRule &rule, PolicyField field, std::optional<PolicyValue> value)
{
    return withMember(rule, field, [&](auto &member) {
        using Member = typename std::remove_reference_t<decltype(member)>::value_type;
        if (!value) {
            member.reset();
            return true;
        }
        if (auto *typed = std::get_if<Member>(&*value)) {
            member = std::move(*typed);
            return true;
        }
        if constexpr (std::is_same_v<Member, double>) {
            if (const auto *whole = std::get_if<std::int64_t>(&*value)) {
                member = double(*whole);
                return true;
            }
        }
        return false;
    });
}

bool applyEdit(PolicyDocument &document, const PolicyEdit &edit)
{
    // Checked on a scratch rule first, so that a refused edit does not leave an empty call site behind.
    PolicyRule scratch;
    return setPolicyValue(scratch, edit.field, edit.value) && setPolicyValue(document.ruleFor(edit.callSite), edit.field, edit.value);
}

} // namespace cacheloupe
