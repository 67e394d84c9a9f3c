// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/loaded_logs.h"
#include "app/cli/review_input.h"
#include "core/base/file.h"
#include "core/base/private_text.h"
#include "core/report/labelled_pairs.h"
#include "core/workspace/verdict_bundle.h"

#include <filesystem>

namespace cacheloupe {

namespace {

std::string counted(size_t count, std::string_view one, std::string_view many)
{
    return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

ExitCode written(const std::string &text, const std::string &sentence, CommandCall &call)
{
    const std::string target = call.arguments.value("-o");
    if (const Status done = replaceFile(target, text); !done)
        return call.fail(done.error());
    call.say(sentence + " in " + target + ".");
    return ExitCode::fine;
}

ExitCode writeBundle(const ReviewInput &input, CommandCall &call)
{
    auto workspace = Workspace::open(input.workspace, systemNow);
    if (!workspace)
        return call.fail(workspace.error());
    auto records = workspace->verdicts();
    if (!records)
        return call.fail(records.error());
    if (call.arguments.has("--mask")) {
        for (VerdictRecord &record : *records)
            record.note = maskedText(record.note);
    }
    const bool lines = std::filesystem::path(call.arguments.value("-o")).extension() == ".jsonl";
    const std::string text = lines ? verdictBundleLines(*records) : verdictBundleJson(*records, systemNow());
    return written(text, counted(records->size(), "verdict is", "verdicts are"), call);
}

ExitCode writePairs(const ReviewInput &input, bool forRedisVl, CommandCall &call)
{
    if (input.logs.empty())
        return call.refuse(input.workspace + " lists no hit log yet; name one.");
    const auto logs = LoadedLogs::load(input.logs, input.workspace, call);
    if (!logs)
        return call.fail(logs.error());
    const auto rows = (*logs)->rows(call.arguments.value("--where"));
    if (!rows)
        return call.fail(rows.error());
    const StandingVerdicts standing((*logs)->verdictRecords(), reviewerHere());
    const auto pairs = labelledPairs((*logs)->table(), *rows, standing, call.arguments.has("--mask"));
    if (!pairs)
        return call.fail(pairs.error());
    if (pairs->size() < standing.size() && call.arguments.value("--where").empty())
        call.say(counted(standing.size() - pairs->size(), "verdict is", "verdicts are") + " on hits that these logs do not hold.");
    if (!forRedisVl)
        return written(pairLines(*pairs), counted(pairs->size(), "pair is", "pairs are"), call);
    const RedisVlList list = redisVlList(*pairs);
    if (list.leftOut > 0)
        call.say(counted(list.leftOut, "verdict was", "verdicts were") + " left out: only safe and wrong match say something of the threshold.");
    if (list.withoutKey > 0)
        call.say(counted(list.withoutKey, "safe hit was", "safe hits were") + " left out: the log does not name the entry's key.");
    return written(list.text, counted(list.written, "labelled query is", "labelled queries are"), call);
}

ExitCode runReviewExport(CommandCall &call)
{
    const std::string as = call.arguments.has("--as") ? call.arguments.value("--as") : "bundle";
    if (call.arguments.value("-o").empty())
        return call.refuse("Name the file with -o FILE.");
    if (as != "bundle" && as != "pairs" && as != "redisvl")
        return call.refuse("--as takes bundle, pairs or redisvl, not \"" + as + "\".");
    const auto input = reviewInput(call.arguments);
    if (!input)
        return call.fail(input.error());
    if (input->workspace.empty())
        return call.refuse("Name the workspace that holds the verdicts.");
    return as == "bundle" ? writeBundle(*input, call) : writePairs(*input, as == "redisvl", call);
}

} // namespace

Command reviewExportCommand()
{
    return {"review export",
            "WORKSPACE [LOG…] -o FILE [--as bundle|pairs|redisvl] [--mask]",
            "Writes the verdicts: to be merged elsewhere, or as labelled pairs.",
            {{"-o", "FILE", "where they go; a bundle is JSON, or JSON Lines when the name ends in .jsonl"},
             {"--as", "FORM", "bundle: for review import; pairs: one line per judged hit; redisvl: for RedisVL's CacheThresholdOptimizer"},
             {"--mask", "", "replace e-mail addresses, phone numbers, ids and secrets in notes and questions by marks"},
             kWhereOption,
             kDialectOption,
             kWorkspaceOption},
            runReviewExport};
}

} // namespace cacheloupe
