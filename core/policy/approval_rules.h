// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/connection.h"
#include "core/policy/policy_diff.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// How many people other than the author must approve a change. What is left out fits all: any environment, any effect
/// but neutral, any call site. A plain value.
struct ApprovalRule {
    std::optional<Environment> environment;
    std::optional<PolicyChangeEffect> effect;
    std::string risk; ///< a tag the call site has before or after the change
    int approvals = 0;
    bool operator==(const ApprovalRule &) const = default;
};

/// Tightening needs nobody; loosening needs one other person in staging and production, and two everywhere at call sites
/// that give advice (S0.18). The strictest rule that fits counts.
const std::vector<ApprovalRule> &defaultApprovalRules();

/// JSON: `[{"environment":"production","effect":"loosens","risk":"advice","approvals":2}, …]`; only `approvals` must be
/// there. Fails with parse/malformedJson or schema/wrongType naming the place.
Result<std::vector<ApprovalRule>> parseApprovalRules(std::string_view json);
std::string approvalRulesText(const std::vector<ApprovalRule> &rules);

/// What one changed call site demands; an empty one stands for `defaults`.
struct ApprovalNeed {
    std::string callSite;
    PolicyChangeEffect effect = PolicyChangeEffect::neutral;
    std::string risk; ///< the tag that made the rule fit, or empty
    int approvals = 0;
    bool operator==(const ApprovalNeed &) const = default;
};

/// Call sites whose change needs somebody else, those that need most first. Any thread.
std::vector<ApprovalNeed> approvalNeeds(const std::vector<ApprovalRule> &rules, Environment environment, const PolicyDocument &before,
                                        const PolicyDocument &after);

} // namespace cacheloupe
