// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "core/base/file.h"
#include "core/policy/lint_text.h"
#include "core/policy/policy_codec.h"
#include "core/policy/policy_publisher.h"
#include "core/policy/policy_sentence.h"

namespace cacheloupe {

namespace {

/// The policy named by the first argument. A file that is not there is an error here.
Result<PolicyDocument> readPolicy(const std::string &path)
{
    auto file = readPolicyFile(path);
    if (!file)
        return file.error();
    if (!file->exists)
        return Error{ErrorCode::io, ErrorReason::fileMissing, path, {}};
    return std::move(file->document);
}

/// What GitHub reads in the log of a job; `%`, line breaks and, in properties, `:` and `,` are written as codes.
std::string escaped(std::string_view text, bool isProperty)
{
    std::string out;
    for (const char c : text) {
        if (c == '%')
            out += "%25";
        else if (c == '\n')
            out += "%0A";
        else if (c == '\r')
            out += "%0D";
        else if (isProperty && c == ':')
            out += "%3A";
        else if (isProperty && c == ',')
            out += "%2C";
        else
            out += c;
    }
    return out;
}

std::string_view annotationLevel(LintSeverity severity)
{
    return severity == LintSeverity::error ? "error" : severity == LintSeverity::warning ? "warning" : "notice";
}

/// One line a finding, which GitHub shows beside the line of the file.
ExitCode annotate(CommandCall &call, const std::string &path, const std::vector<LintFinding> &findings)
{
    const auto text = readWholeFile(path);
    if (!text)
        return call.fail(text.error());
    for (const LintFinding &finding : findings) {
        const auto fix = lintFixText(finding);
        call.out << "::" << annotationLevel(finding.severity) << " file=" << escaped(path, true)
                 << ",line=" << std::to_string(policyLine(*text, finding.callSite, finding.field)) << ",title=" << escaped(finding.ruleId, true)
                 << "::" << escaped(lintMessage(finding) + (fix.empty() ? "" : " " + fix), false) << "\n";
    }
    return findings.empty() ? ExitCode::fine : ExitCode::findings;
}

ExitCode runLint(CommandCall &call)
{
    if (call.arguments.positional().size() != 1)
        return call.refuse("Name one policy file.");
    if (call.arguments.has("--annotate") && call.arguments.value("--annotate") != "github")
        return call.refuse("--annotate takes github.");
    const auto document = readPolicy(call.arguments.positional().front());
    if (!document)
        return call.fail(document.error());
    LintInput input{*document};
    input.now = systemNow();
    const auto findings = lintPolicy(input);
    if (call.arguments.has("--annotate"))
        return annotate(call, call.arguments.positional().front(), findings);
    RecordWriter writer(call.out, call.format, {{"severity", 8}, {"call_site", 24}, {"rule", 28}, {"message", 90}, {"fix", 70}});
    for (const LintFinding &finding : findings)
        writer.write({{"rule", finding.ruleId},
                      {"severity", lintSeverityName(finding.severity)},
                      {"call_site", finding.callSite},
                      {"message", lintMessage(finding)},
                      {"fix", lintFixText(finding)}});
    if (!findings.empty() || call.format != RecordFormat::table)
        writer.finish();
    else
        call.say("No findings.");
    return findings.empty() ? ExitCode::fine : ExitCode::findings;
}

ExitCode runExplain(CommandCall &call)
{
    const auto &words = call.arguments.positional();
    if (words.empty())
        return call.refuse("Name a policy file.");
    const auto document = readPolicy(words.front());
    if (!document)
        return call.fail(document.error());
    std::vector<std::string> sites(words.begin() + 1, words.end());
    if (sites.empty()) {
        for (const CallSitePolicy &site : document->callSites)
            sites.push_back(site.callSite);
    }
    RecordWriter writer(call.out, call.format, {{"call_site", 28}, {"sentence", 400}});
    for (const std::string &site : sites) {
        const EffectiveRule rule = effectiveRule(*document, site);
        if (!rule.listed)
            call.say(site + " is not listed in this policy; the defaults hold for it.");
        writer.write({{"call_site", site}, {"sentence", explainRule(rule)}});
    }
    writer.finish();
    return ExitCode::fine;
}

} // namespace

Command policyLintCommand()
{
    return {"policy lint", "FILE [--annotate github]", "Checks a policy file; exit code 1 when there are findings.",
            {{"--annotate", "github", "print annotations for a GitHub workflow instead of a table"}}, runLint};
}

Command policyExplainCommand()
{
    return {"policy explain", "FILE [CALL_SITE…]", "Says in plain English what a policy allows.", {}, runExplain};
}

} // namespace cacheloupe
