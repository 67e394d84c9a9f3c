// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/lint_site.h"

#include "core/policy/lint_text.h"
#include "core/policy/policy_codec.h"

#include <algorithm>

namespace cacheloupe {

namespace {

const PolicyRule &ruleOf(const PolicyDocument &document, const std::string &callSite)
{
    const auto *rule = callSite.empty() ? nullptr : document.find(callSite);
    return rule ? *rule : document.defaults;
}

const CallSiteFacts *factsOf(const LintInput &input, const std::string &callSite)
{
    const auto it = input.facts.find(callSite);
    return it == input.facts.end() ? nullptr : &it->second;
}

} // namespace

LintSite::LintSite(const LintInput &lintInput, std::string site, std::vector<LintFinding> &findings)
    : input(lintInput), callSite(std::move(site)), own(ruleOf(input.document, callSite)), rule(effectiveRule(input.document, callSite)),
      before(input.base ? std::optional(effectiveRule(*input.base, callSite)) : std::nullopt), facts(factsOf(input, callSite)),
      m_findings(findings)
{
}

bool LintSite::hasAnyKeyField(std::initializer_list<KeyField> fields) const
{
    return std::any_of(fields.begin(), fields.end(), [&](KeyField field) { return rule.hasKeyField(keyFieldName(field)); });
}

bool LintSite::hasVersionField() const
{
    const auto &fields = versionFields();
    return std::any_of(fields.begin(), fields.end(), [&](KeyField field) { return rule.hasKeyField(keyFieldName(field)); });
}

std::string LintSite::tags(bool RiskTag::*property) const
{
    std::string text;
    for (const auto &name : rule.risk) {
        const auto *tag = findRiskTag(name);
        if (tag && tag->*property)
            text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

PolicyEdit LintSite::addToKey(std::initializer_list<KeyField> fields) const
{
    auto names = rule.keyFields;
    for (const auto field : fields)
        if (!rule.hasKeyField(keyFieldName(field)))
            names.emplace_back(keyFieldName(field));
    return edit(PolicyField::keyFields, PolicyValue(std::move(names)));
}

void LintSite::report(std::string_view ruleId, std::optional<PolicyField> field, Params params, std::vector<PolicyEdit> fix)
{
    params.emplace_back("site", callSite);
    m_findings.push_back({std::string(ruleId), lintRuleText(ruleId).severity, callSite, field, policyJsonPath(callSite, field), std::move(params),
                          std::move(fix)});
}

std::string numberText(double value)
{
    return policyValueJson(PolicyValue(value));
}

} // namespace cacheloupe
