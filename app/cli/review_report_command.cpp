// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/judged_hits.h"
#include "app/cli/report_json.h"
#include "core/base/file.h"
#include "core/insight/report_html.h"
#include "core/workspace/workspace.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <unordered_map>

namespace cacheloupe {

namespace {

constexpr size_t kWorstHits = 20;
constexpr size_t kReasonsShown = 5;

std::optional<double> known(float value)
{
    return std::isnan(value) ? std::nullopt : std::optional<double>(value);
}

/// The logs and the workspace among the arguments; a workspace alone brings the logs that it lists.
struct ReportInput {
    std::vector<std::string> logs;
    std::string workspace;
};

Result<ReportInput> reportInput(const Arguments &arguments)
{
    ReportInput input;
    input.workspace = arguments.value("--workspace");
    for (const std::string &word : arguments.positional()) {
        if (std::filesystem::path(word).extension() == ".cacheloupe")
            input.workspace = word;
        else
            input.logs.push_back(word);
    }
    if (!input.logs.empty() || input.workspace.empty())
        return input;
    auto workspace = Workspace::open(input.workspace, systemNow);
    if (!workspace)
        return workspace.error();
    const auto sources = workspace->sources();
    if (!sources)
        return sources.error();
    for (const SourceRecord &source : *sources)
        input.logs.push_back(source.location);
    return input;
}

WeekSummary summarise(const LoadedLogs &logs, const std::vector<HitRow> &rows, const std::vector<JudgedHit> &judged)
{
    const HitTable &table = logs.table();
    std::unordered_map<HitRow, double> scores;
    for (const JudgedHit &hit : judged)
        scores[hit.row] = hit.score;
    WeekSummaryBuilder builder;
    for (const HitRow row : rows) {
        WeekRow week;
        week.time = table.time(row);
        week.kind = table.kind(row);
        week.callSite = table.callSite(row);
        week.savedUsd = known(table.savedUsd(row));
        week.ageS = known(table.ageS(row));
        week.ttlS = known(table.ttlS(row));
        week.verdict = logs.verdict(row);
        if (const auto score = scores.find(row); score != scores.end())
            week.suspicion = score->second;
        builder.add(week);
    }
    return builder.summary();
}

ReportHit reportHit(const Hit &hit, const LoadedLogs &logs, const JudgedHit &judged, const LogSignals &log)
{
    ReportHit shown{hit.time, hit.callSite, hit.query, hit.cachedQuery, hit.answer, hit.similarity, known(logs.table().ageS(judged.row)),
                    hit.entry.ttlS, logs.verdict(judged.row), {}, {}, judged.score, {}};
    for (const VerdictRecord &record : logs.verdictRecords()) {
        if (record.hitId == hit.id) {
            shown.note = record.note;
            shown.reviewer = record.reviewer;
        }
    }
    const Suspicion suspicion = judgeSuspicion(hit, nullptr, &log);
    for (const SuspicionReason *reason : shownReasons(suspicion, kReasonsShown))
        shown.reasons.push_back({std::string(signalName(reason->signal)), reason->params});
    return shown;
}

/// Flagged reuses first, then the most suspicious ones; the same pair of questions comes once.
Result<std::vector<ReportHit>> worstHits(const LoadedLogs &logs, std::vector<JudgedHit> judged, const LogSignals &log)
{
    sortBySuspicion(judged);
    std::stable_partition(judged.begin(), judged.end(), [&](const JudgedHit &hit) { return isWrongReuse(logs.verdict(hit.row)); });
    std::vector<ReportHit> worst;
    for (const JudgedHit &candidate : judged) {
        if (worst.size() == kWorstHits)
            break;
        if (logs.verdict(candidate.row) == Verdict::safe)
            continue;
        const auto hit = logs.table().record(candidate.row);
        if (!hit)
            return hit.error();
        const bool shown = std::any_of(worst.begin(), worst.end(), [&](const ReportHit &other) {
            return other.query == hit->query && other.cachedQuery == hit->cachedQuery && other.callSite == hit->callSite;
        });
        if (!shown)
            worst.push_back(reportHit(*hit, logs, candidate, log));
    }
    return worst;
}

Result<std::string> reportText(const WeeklyReport &report, const std::string &extension)
{
    if (extension == ".json")
        return dumpJson(reportJson(report), 2) + "\n";
    return extension == ".md" ? weeklyReportMarkdown(report) : weeklyReportHtml(report);
}

ExitCode run(CommandCall &call)
{
    const std::string target = call.arguments.value("-o");
    const std::string extension = std::filesystem::path(target).extension().string();
    if (call.arguments.positional().empty())
        return call.refuse("Name a workspace or at least one hit log.");
    if (extension != ".html" && extension != ".md" && extension != ".json")
        return call.refuse("Name the report with -o FILE.html, FILE.md or FILE.json.");
    const auto input = reportInput(call.arguments);
    if (!input)
        return call.fail(input.error());
    if (input->logs.empty())
        return call.refuse(input->workspace + " lists no hit log yet; name one.");
    const auto logs = LoadedLogs::load(input->logs, input->workspace, call);
    if (!logs)
        return call.fail(logs.error());
    const auto rows = (*logs)->rows(call.arguments.value("--where"));
    if (!rows)
        return call.fail(rows.error());
    const LogSignals log((*logs)->table());
    const auto judged = judgeHits((*logs)->table(), *rows, log);
    if (!judged)
        return call.fail(judged.error());
    auto worst = worstHits(**logs, *judged, log);
    if (!worst)
        return call.fail(worst.error());

    WeeklyReport report;
    report.workspaceName = input->workspace.empty() ? std::string() : std::filesystem::path(input->workspace).stem().string();
    for (const std::string &path : input->logs)
        report.sources.push_back(std::filesystem::path(path).filename().string());
    report.generatedAt = systemNow();
    report.programVersion = CACHELOUPE_VERSION;
    report.week = summarise(**logs, *rows, *judged);
    report.worstHits = std::move(*worst);
    const auto text = reportText(report, extension);
    if (!text)
        return call.fail(text.error());
    if (const Status written = replaceFile(target, *text); !written)
        return call.fail(written.error());
    call.say("The report of " + std::to_string(report.week.total.hits) + " hits is in " + target + ".");
    return ExitCode::fine;
}

} // namespace

Command reviewReportCommand()
{
    return {"review report",
            "WORKSPACE|LOG… -o FILE.html|FILE.md|FILE.json",
            "Writes the weekly report.",
            {{"-o", "FILE", "where the report goes; the ending chooses HTML, Markdown or JSON"}, kWhereOption, kDialectOption, kWorkspaceOption},
            run};
}

} // namespace cacheloupe
