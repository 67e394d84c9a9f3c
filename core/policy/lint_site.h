// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/effective_rule.h"
#include "core/policy/policy_lint.h"
#include "core/policy/policy_vocabulary.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cacheloupe {

/// One call site as the lint rules see it: what is written, what holds, what held before, what the log shows. Rules
/// report through it. Lives for one call of lintPolicy.
class LintSite {
public:
    using Params = std::vector<std::pair<std::string, std::string>>;

    LintSite(const LintInput &input, std::string callSite, std::vector<LintFinding> &findings);

    const LintInput &input;
    const std::string callSite;
    const PolicyRule &own;
    const EffectiveRule rule;
    const std::optional<EffectiveRule> before; ///< what held in the base, when there is one
    const CallSiteFacts *facts = nullptr;

    bool finalResponse() const { return rule.layer == "final_response"; }
    bool hasAnyKeyField(std::initializer_list<KeyField> fields) const;
    bool hasVersionField() const;
    /// The risk tags of the rule that have the property (`&RiskTag::access`), joined with commas.
    std::string tags(bool RiskTag::*property) const;

    PolicyEdit edit(PolicyField field, std::optional<PolicyValue> value) const { return {callSite, field, std::move(value)}; }
    /// The edit that adds fields to the key.
    PolicyEdit addToKey(std::initializer_list<KeyField> fields) const;

    /// Severity comes with the rule's text; `site` is added to the params.
    void report(std::string_view ruleId, std::optional<PolicyField> field, Params params = {}, std::vector<PolicyEdit> fix = {});

private:
    std::vector<LintFinding> &m_findings;
};

void lintWords(LintSite &site);
void lintFreshness(LintSite &site);
void lintKey(LintSite &site);
void lintRisk(LintSite &site);
void lintMatch(LintSite &site);
void lintPeople(LintSite &site);
void lintAgainstLog(LintSite &site);

/// A number as policies write it: `0.95`.
std::string numberText(double value);

} // namespace cacheloupe
