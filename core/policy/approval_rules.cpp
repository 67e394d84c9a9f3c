// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/approval_rules.h"

#include "core/domain/effective_rule.h"
#include "core/driver/json.h"

#include <algorithm>
#include <set>

namespace cacheloupe {

namespace {

constexpr std::int64_t kMostApprovals = 20;
constexpr std::string_view kPlace = "approval rules";

std::optional<PolicyChangeEffect> effectFromName(std::string_view name)
{
    for (const auto effect : {PolicyChangeEffect::neutral, PolicyChangeEffect::tightens, PolicyChangeEffect::loosens})
        if (policyChangeEffectName(effect) == name)
            return effect;
    return std::nullopt;
}

Error wrong(size_t index, std::string_view member, std::string_view expected)
{
    return {ErrorCode::schema, ErrorReason::wrongType, std::string(kPlace),
            "$[" + std::to_string(index) + "]." + std::string(member) + ": expected " + std::string(expected)};
}

Result<ApprovalRule> ruleFrom(const Json &json, size_t index)
{
    ApprovalRule rule;
    if (!json.is_object())
        return wrong(index, "", "an object");
    for (const auto &[name, value] : json.items()) {
        const auto text = value.is_string() ? value.get<std::string>() : std::string();
        if (name == "environment") {
            rule.environment = environmentFromName(text);
            if (!rule.environment)
                return wrong(index, name, "development, staging or production");
        } else if (name == "effect") {
            rule.effect = effectFromName(text);
            if (!rule.effect)
                return wrong(index, name, "loosens, tightens or neutral");
        } else if (name == "risk") {
            rule.risk = text;
            if (text.empty())
                return wrong(index, name, "a risk tag");
        } else if (name != "approvals") {
            return wrong(index, name, "environment, effect, risk or approvals");
        }
    }
    const auto count = json.find("approvals");
    if (count == json.end() || !count->is_number_integer() || count->get<std::int64_t>() < 0 || count->get<std::int64_t>() > kMostApprovals)
        return wrong(index, "approvals", "a whole number from 0 to 20");
    rule.approvals = count->get<int>();
    return rule;
}

/// A tag that is taken away by the change counts as well: else removing it would open the door.
std::set<std::string> risksOf(const PolicyDocument &before, const PolicyDocument &after, const std::string &callSite)
{
    std::set<std::string> tags;
    for (const auto *document : {&before, &after})
        for (const auto &tag : effectiveRule(*document, callSite).risk)
            tags.insert(tag);
    return tags;
}

void apply(const ApprovalRule &rule, Environment environment, const std::set<std::string> &risks, ApprovalNeed &need)
{
    const bool fits = (!rule.environment || *rule.environment == environment)
        && (rule.effect ? *rule.effect == need.effect : need.effect != PolicyChangeEffect::neutral)
        && (rule.risk.empty() || risks.count(rule.risk) > 0);
    if (!fits || rule.approvals <= need.approvals)
        return;
    need.approvals = rule.approvals;
    need.risk = rule.risk;
}

} // namespace

const std::vector<ApprovalRule> &defaultApprovalRules()
{
    static const std::vector<ApprovalRule> rules = {
        {Environment::staging, PolicyChangeEffect::loosens, {}, 1},
        {Environment::production, PolicyChangeEffect::loosens, {}, 1},
        {std::nullopt, PolicyChangeEffect::loosens, "advice", 2},
    };
    return rules;
}

Result<std::vector<ApprovalRule>> parseApprovalRules(std::string_view json)
{
    const auto list = parseJson(json, std::string(kPlace));
    if (!list)
        return list.error();
    if (!list->is_array())
        return Error{ErrorCode::schema, ErrorReason::wrongType, std::string(kPlace), "$: expected a list of rules"};
    std::vector<ApprovalRule> rules;
    for (size_t i = 0; i < list->size(); ++i) {
        auto rule = ruleFrom((*list)[i], i);
        if (!rule)
            return rule.error();
        rules.push_back(std::move(*rule));
    }
    return rules;
}

std::string approvalRulesText(const std::vector<ApprovalRule> &rules)
{
    Json list = Json::array();
    for (const ApprovalRule &rule : rules) {
        Json json = Json::object();
        if (rule.environment)
            json["environment"] = environmentName(*rule.environment);
        if (rule.effect)
            json["effect"] = policyChangeEffectName(*rule.effect);
        if (!rule.risk.empty())
            json["risk"] = rule.risk;
        json["approvals"] = rule.approvals;
        list.push_back(std::move(json));
    }
    return dumpJson(list);
}

std::vector<ApprovalNeed> approvalNeeds(const std::vector<ApprovalRule> &rules, Environment environment, const PolicyDocument &before,
                                        const PolicyDocument &after)
{
    std::vector<ApprovalNeed> needs;
    for (const auto &[callSite, effect] : effectBySite(before, after)) {
        ApprovalNeed need{callSite, effect, {}, 0};
        const auto risks = risksOf(before, after, callSite);
        for (const ApprovalRule &rule : rules)
            apply(rule, environment, risks, need);
        if (need.approvals > 0)
            needs.push_back(std::move(need));
    }
    std::stable_sort(needs.begin(), needs.end(), [](const auto &a, const auto &b) { return a.approvals > b.approvals; });
    return needs;
}

} // namespace cacheloupe
