// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/judged_hits.h"
#include "app/cli/review_input.h"
#include "core/base/file.h"
#include "core/report/report_builder.h"
#include "core/report/report_html.h"
#include "core/report/report_json.h"
#include "core/workspace/workspace.h"

#include <filesystem>
#include <limits>
#include <unordered_map>

namespace cacheloupe {

namespace {

Result<std::vector<PolicyDraftRecord>> draftsIn(const std::string &workspace)
{
    if (workspace.empty())
        return std::vector<PolicyDraftRecord>();
    auto opened = Workspace::open(workspace, systemNow);
    if (!opened)
        return opened.error();
    return opened->drafts();
}

Result<WeeklyReport> makeReport(const LoadedLogs &logs, const ReviewInput &input, const CommandCall &call)
{
    auto rows = logs.rows(call.arguments.value("--where"));
    if (!rows)
        return rows.error();
    const LogSignals log(logs.table());
    const auto judged = judgeHits(logs.table(), *rows, log);
    if (!judged)
        return judged.error();
    auto drafts = draftsIn(input.workspace);
    if (!drafts)
        return drafts.error();
    std::unordered_map<HitRow, double> scores;
    for (const JudgedHit &hit : *judged)
        scores[hit.row] = hit.score;
    const auto suspicion = [&scores](HitRow row) {
        const auto score = scores.find(row);
        return score == scores.end() ? std::numeric_limits<double>::quiet_NaN() : score->second;
    };
    return buildWeeklyReport({logs.table(), std::move(*rows), logs.verdictRecords(), reviewerHere(), suspicion, std::move(*drafts),
                              std::filesystem::path(input.workspace).stem().string(), systemNow(), CACHELOUPE_VERSION, !call.arguments.has("--unmasked")});
}

Result<std::string> reportText(const WeeklyReport &report, const std::string &extension)
{
    if (extension == ".json")
        return dumpJson(reportJson(report), 2) + "\n";
    return extension == ".md" ? weeklyReportMarkdown(report) : weeklyReportHtml(report);
}

ExitCode runReviewReport(CommandCall &call)
{
    const std::string target = call.arguments.value("-o");
    const std::string extension = std::filesystem::path(target).extension().string();
    if (call.arguments.positional().empty())
        return call.refuse("Name a workspace or at least one hit log.");
    if (extension == ".pdf")
        return call.refuse("The window prints the report as PDF; here name FILE.html, FILE.md or FILE.json.");
    if (extension != ".html" && extension != ".md" && extension != ".json")
        return call.refuse("Name the report with -o FILE.html, FILE.md or FILE.json.");
    const auto input = reviewInput(call.arguments);
    if (!input)
        return call.fail(input.error());
    if (input->logs.empty())
        return call.refuse(input->workspace + " lists no hit log yet; name one.");
    const auto logs = LoadedLogs::load(input->logs, input->workspace, call);
    if (!logs)
        return call.fail(logs.error());
    const auto report = makeReport(**logs, *input, call);
    if (!report)
        return call.fail(report.error());
    const auto text = reportText(*report, extension);
    if (!text)
        return call.fail(text.error());
    if (const Status written = replaceFile(target, *text); !written)
        return call.fail(written.error());
    call.say("The report of " + std::to_string(report->week().total.hits) + " hits is in " + target + ".");
    return ExitCode::fine;
}

} // namespace

Command reviewReportCommand()
{
    return {"review report",
            "WORKSPACE|LOG… -o FILE.html|FILE.md|FILE.json",
            "Writes the weekly report.",
            {{"-o", "FILE", "where the report goes; the ending chooses HTML, Markdown or JSON"},
             {"--unmasked", "", "show e-mail addresses, phone numbers, ids and secrets as they are"},
             kWhereOption,
             kDialectOption,
             kWorkspaceOption},
            runReviewReport};
}

} // namespace cacheloupe
