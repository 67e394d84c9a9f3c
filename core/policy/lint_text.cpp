// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/lint_text.h"

#include "core/policy/policy_sentence.h"

#include <charconv>

namespace cacheloupe {

namespace {

const Json &rules()
{
    static const Json loaded = textResource("texts/lint/rules.json");
    return loaded;
}

LintSeverity severityFromName(std::string_view name)
{
    for (const auto severity : {LintSeverity::advice, LintSeverity::error})
        if (lintSeverityName(severity) == name)
            return severity;
    return LintSeverity::warning;
}

std::vector<std::pair<std::string, std::string>> worded(const LintFinding &finding)
{
    auto params = finding.params;
    for (auto &[name, value] : params) {
        std::int64_t seconds = 0;
        const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), seconds);
        if (name.ends_with("_s") && failure == std::errc() && end == value.data() + value.size())
            value = durationWords(seconds);
    }
    return params;
}

} // namespace

LintRuleText lintRuleText(std::string_view ruleId)
{
    const auto it = rules().find(std::string(ruleId));
    if (it == rules().end())
        return {};
    return {severityFromName(jsonText(*it, "severity").value_or("")), jsonText(*it, "message").value_or(""), jsonText(*it, "fix").value_or(""), jsonText(*it, "row").value_or(""),
            jsonText(*it, "why").value_or("")};
}

std::vector<std::string> lintRuleIds()
{
    std::vector<std::string> ids;
    for (const auto &rule : rules().items())
        ids.push_back(rule.key());
    return ids;
}

std::string lintMessage(const LintFinding &finding)
{
    return fillTemplate(lintRuleText(finding.ruleId).message, worded(finding));
}

std::string lintFixText(const LintFinding &finding)
{
    return fillTemplate(lintRuleText(finding.ruleId).fix, worded(finding));
}

} // namespace cacheloupe
