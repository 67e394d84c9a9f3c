// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/policy_lint.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cacheloupe {

/// The sentences of a rule, from resources/texts/lint/rules.json: templates with {placeholders}. The window translates
/// the template (context "LintRule") and then calls fillTemplate.
struct LintRuleText {
    std::string message;
    std::string fix;           ///< what to do, one sentence
    std::string justification; ///< the row of the mission it rests on, `S0.21`
};

/// Empty texts for an unknown id.
LintRuleText lintRuleText(std::string_view ruleId);
std::vector<std::string> lintRuleIds();

/// Puts values into `{name}`; a placeholder without a value stays as it is.
std::string fillTemplate(std::string_view textTemplate, const std::vector<std::pair<std::string, std::string>> &params);

/// The English sentences, for the command line.
std::string lintMessage(const LintFinding &finding);
std::string lintFixText(const LintFinding &finding);

} // namespace cacheloupe
