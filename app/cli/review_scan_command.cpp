// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/loaded_logs.h"
#include "app/cli/scan_sentence.h"
#include "core/review/log_scan.h"

namespace cacheloupe {

namespace {

constexpr size_t kScannedByDefault = 20;
constexpr size_t kExamples = 10;

Json findingJson(const HitTable &table, const ScanFinding &finding)
{
    Json json = {{"kind", std::string(scanKindName(finding.kind))}, {"severity", std::string(scanSeverityName(finding.severity))}};
    if (!finding.callSite.empty())
        json["call_site"] = finding.callSite;
    if (!finding.subject.empty())
        json[finding.kind == ScanKind::keyTooSmall ? "key" : "entry"] = finding.subject;
    json["events"] = finding.count;
    json["text"] = scanSentence(finding);
    Json details = Json::object();
    for (const auto &[name, word] : finding.words)
        if (!word.empty())
            details[name] = word;
    for (const auto &[name, figure] : finding.figures)
        details[name] = figure;
    json["details"] = std::move(details);
    Json examples = Json::array();
    for (size_t i = 0; i < std::min(kExamples, finding.rows.size()); ++i)
        examples.push_back(table.hitId(finding.rows[i]));
    json["examples"] = std::move(examples);
    return json;
}

/// `a,b` as kinds; the word that is none as an English sentence.
std::variant<std::vector<ScanKind>, std::string> kindsOf(const std::string &list)
{
    std::vector<ScanKind> kinds;
    for (size_t begin = 0; begin < list.size();) {
        const size_t end = std::min(list.find(',', begin), list.size());
        const std::string name = list.substr(begin, end - begin);
        const auto kind = scanKindFromName(name);
        if (!kind) {
            std::string known;
            for (const ScanKind one : allScanKinds())
                known.append(known.empty() ? "" : ", ").append(scanKindName(one));
            return "--kind takes " + known + ", not \"" + name + "\".";
        }
        kinds.push_back(*kind);
        begin = end + 1;
    }
    return kinds;
}

void writeFindings(CommandCall &call, const HitTable &table, const std::vector<ScanResult> &results, size_t limit)
{
    RecordWriter writer(call.out, call.format,
                        {{"kind", 24}, {"severity", 8}, {"call_site", 20}, {"events", 8, true}, {"text", 110}, {"key", 0}, {"entry", 0}, {"examples", 0}});
    for (const ScanResult &result : results) {
        const size_t shown = limit == 0 ? result.findings.size() : std::min(limit, result.findings.size());
        for (size_t i = 0; i < shown; ++i)
            writer.write(findingJson(table, result.findings[i]));
        if (shown < result.total)
            call.say(std::string(scanKindName(result.kind)) + ": " + std::to_string(result.total) + " findings, the worst " + std::to_string(shown)
                     + " are shown; --limit 0 shows all.");
    }
    writer.finish();
}

ExitCode runReviewScan(CommandCall &call)
{
    if (call.arguments.positional().empty())
        return call.refuse("Name at least one hit log.");
    const Interrupt interrupt;
    std::string problem;
    const size_t limit = call.arguments.count("--limit", problem).value_or(kScannedByDefault);
    LogScanOptions options;
    if (const auto within = call.arguments.number("--within", 1, 86'400, problem))
        options.retryWithinS = *within;
    if (!problem.empty())
        return call.refuse(problem);
    auto kinds = kindsOf(call.arguments.value("--kind"));
    if (const auto *refused = std::get_if<std::string>(&kinds))
        return call.refuse(*refused);
    options.kinds = std::get<std::vector<ScanKind>>(std::move(kinds));
    options.mostFindings = limit;
    options.stop = interrupt.token();
    const auto logs = LoadedLogs::load(call.arguments.positional(), call.arguments.value("--workspace"), call);
    if (!logs)
        return call.fail(logs.error());
    const auto rows = (*logs)->rows(call.arguments.value("--where"));
    if (!rows)
        return call.fail(rows.error());
    const auto results = scanLog((*logs)->table(), *rows, options);
    if (!results)
        return call.fail(results.error());
    writeFindings(call, (*logs)->table(), *results, limit);
    const bool any = std::any_of(results->begin(), results->end(), [](const ScanResult &result) { return result.total > 0; });
    return any ? ExitCode::findings : ExitCode::fine;
}

} // namespace

Command reviewScanCommand()
{
    return {"review scan",
            "FILE… [--where QUERY] [--kind KIND,…] [--limit N]",
            "Looks through whole logs for key conflicts, leaks, poisoning and more.",
            {kWhereOption, kDialectOption,
             {"--kind", "KIND,…", "only these, for instance key_too_small,cross_scope"},
             {"--limit", "N", "at most N findings of a kind, 0 = all; default 20"},
             {"--within", "SECONDS", "how soon a question asked again counts as a retry; default 60"},
             kWorkspaceOption},
            runReviewScan};
}

} // namespace cacheloupe
