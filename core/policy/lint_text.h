// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/policy_lint.h"
#include "core/driver/text_template.h"

#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// The sentences of a rule, from resources/texts/lint/rules.json: templates with {placeholders}. The window translates
/// the template (context "LintRule") and then calls fillTemplate.
struct LintRuleText {
    LintSeverity severity = LintSeverity::warning;
    std::string message;
    std::string fix;           ///< what to do, one sentence
    std::string justification; ///< the row of the mission it rests on, `S0.21`
    std::string why;           ///< the sentence that justifies it
};

/// Empty texts for an unknown id.
LintRuleText lintRuleText(std::string_view ruleId);
std::vector<std::string> lintRuleIds();

/// The English sentences, for the command line. A parameter whose name ends in `_s` is a duration in whole seconds and is
/// worded (`7 days`); the window words it by its own locale before it calls fillTemplate.
std::string lintMessage(const LintFinding &finding);
std::string lintFixText(const LintFinding &finding);

} // namespace cacheloupe
