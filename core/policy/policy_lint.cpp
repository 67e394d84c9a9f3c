// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_lint.h"

#include "core/policy/lint_site.h"

#include <algorithm>
#include <set>

namespace cacheloupe {

namespace {

void lintDefaults(const LintInput &input, std::vector<LintFinding> &findings)
{
    LintSite defaults(input, {}, findings);
    lintWords(defaults);
    if (input.document.defaults.cacheable.value_or(false))
        defaults.report("default-cacheable", PolicyField::cacheable, {}, {defaults.edit(PolicyField::cacheable, PolicyValue(false))});
}

void lintCallSite(const LintInput &input, const std::string &callSite, std::vector<LintFinding> &findings)
{
    LintSite site(input, callSite, findings);
    const auto sameName = [&](const CallSitePolicy &other) { return other.callSite == callSite; };
    if (std::count_if(input.document.callSites.begin(), input.document.callSites.end(), sameName) > 1)
        site.report("call-site-twice", std::nullopt);
    lintWords(site);
    lintPeople(site);
    if (site.rule.cacheable) {
        lintFreshness(site);
        lintKey(site);
        lintRisk(site);
        lintMatch(site);
    }
    lintAgainstLog(site);
}

} // namespace

std::string_view lintSeverityName(LintSeverity severity)
{
    switch (severity) {
    case LintSeverity::advice:
        return "advice";
    case LintSeverity::warning:
        return "warning";
    case LintSeverity::error:
        break;
    }
    return "error";
}

std::vector<LintFinding> lintPolicy(const LintInput &input)
{
    std::vector<LintFinding> findings;
    lintDefaults(input, findings);
    std::set<std::string_view> done;
    for (const auto &site : input.document.callSites) {
        if (!done.insert(site.callSite).second)
            continue;
        const auto first = findings.size();
        lintCallSite(input, site.callSite, findings);
        std::stable_sort(findings.begin() + std::ptrdiff_t(first), findings.end(),
                         [](const auto &a, const auto &b) { return a.severity > b.severity; });
    }
    return findings;
}

} // namespace cacheloupe
