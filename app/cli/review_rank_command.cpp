// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/judged_hits.h"
#include "core/report/report_text.h"
#include "core/review/verdict_learning.h"

#include <cmath>

namespace cacheloupe {

namespace {

constexpr size_t kRankedByDefault = 60;

const char *sideName(SignalSide side)
{
    switch (side) {
    case SignalSide::query: return "query";
    case SignalSide::cachedQuery: return "cached_query";
    case SignalSide::answer: break;
    }
    return "answer";
}

Json rankJson(const std::string &id, const Suspicion &suspicion)
{
    Json reasons = Json::array();
    for (const SuspicionReason &reason : suspicion.reasons) {
        Json spans = Json::array();
        for (const SignalSpan &span : reason.spans)
            spans.push_back({{"side", sideName(span.side)}, {"offset", span.offset}, {"length", span.length}});
        const std::string signal(signalName(reason.signal));
        reasons.push_back({{"signal", signal}, {"weight", reason.weight}, {"text", reasonSentence({signal, reason.params})}, {"spans", std::move(spans)}});
    }
    Json record = {{"id", id}, {"suspicion", suspicion.score}, {"score", suspicion.logOdds}, {"reasons", std::move(reasons)}};
    if (!suspicion.notLookedFor.empty()) {
        Json signals = Json::array();
        for (const Signal signal : suspicion.notLookedFor)
            signals.push_back(std::string(signalName(signal)));
        record["language"] = std::string(textLanguageCode(suspicion.language));
        record["not_looked_for"] = std::move(signals);
    }
    return record;
}

/// What a table shows besides: where the hit is and its heaviest reason.
Json tableJson(Json record, const HitTable &table, HitRow row)
{
    record["call_site"] = std::string(table.callSite(row));
    record["query"] = table.queryText(row, 200);
    record["cached_query"] = table.cachedQueryText(row, 200);
    if (!record["reasons"].empty() && record["reasons"][0]["weight"] > 0)
        record["reason"] = record["reasons"][0]["text"];
    return record;
}

std::string percent(double share)
{
    return std::to_string(std::lround(share * 100)) + " %";
}

/// What the verdicts taught, for people on stderr.
std::string learningSentence(const LearnedCard &learned)
{
    const std::string held = percent(learned.heldOutLearned) + " of the pairs of held-out verdicts in the right order, the fixed weights " + percent(learned.heldOutFixed) + ".";
    const std::string count = std::to_string(learned.verdicts) + " verdicts (" + std::to_string(learned.wrong) + " wrong)";
    switch (learned.state) {
    case LearningState::off:
        return "Learning is off: fixed weights.";
    case LearningState::tooFew:
        return "Fixed weights: " + count + " are too few to learn from.";
    case LearningState::notBetter:
        return "Fixed weights: what " + count + " taught is not better; it put " + held;
    case LearningState::active:
        break;
    }
    return "Learned from " + count + ": it put " + held;
}

Result<LearnedCard> learnedCard(CommandCall &call, const LoadedLogs &logs, const LogSignals &log)
{
    LearnedCard off;
    off.state = LearningState::off;
    if (call.arguments.value("--workspace").empty())
        return off;
    if (call.arguments.has("--no-learning")) {
        call.say(learningSentence(off));
        return off;
    }
    std::vector<ReviewedRow> reviewed;
    for (const VerdictRecord &record : logs.verdictRecords()) {
        if (const auto row = logs.table().rowOfId(record.hitId))
            reviewed.push_back({*row, record.verdict});
    }
    auto learned = learnFromRows(logs.table(), log, reviewed);
    if (learned)
        call.say(learningSentence(*learned));
    return learned;
}

ExitCode runReviewRank(CommandCall &call)
{
    if (call.arguments.positional().empty())
        return call.refuse("Name at least one hit log.");
    std::string problem;
    const size_t limit = call.arguments.count("--limit", problem).value_or(kRankedByDefault);
    if (!problem.empty())
        return call.refuse(problem);
    const auto logs = LoadedLogs::load(call.arguments.positional(), call.arguments.value("--workspace"), call);
    if (!logs)
        return call.fail(logs.error());
    const auto rows = (*logs)->rows(call.arguments.value("--where"));
    if (!rows)
        return call.fail(rows.error());
    const HitTable &table = (*logs)->table();
    const LogSignals log(table);
    const auto learned = learnedCard(call, **logs, log);
    if (!learned)
        return call.fail(learned.error());
    auto judged = judgeHits(table, *rows, log, &*learned);
    if (!judged)
        return call.fail(judged.error());
    sortBySuspicion(*judged);
    if (limit > 0 && judged->size() > limit)
        judged->resize(limit);

    RecordWriter writer(call.out, call.format,
                        {{"id", 34}, {"suspicion", 9, true}, {"call_site", 24}, {"query", 40}, {"cached_query", 40}, {"reason", 60},
                         {"reasons", 0}});
    const bool byColumns = call.format == RecordFormat::table || call.format == RecordFormat::csv;
    for (const JudgedHit &shown : *judged) {
        const auto hit = table.record(shown.row);
        if (!hit)
            return call.fail(hit.error());
        Json record = rankJson(table.hitId(shown.row), judgeSuspicion(*hit, nullptr, &log, &*learned));
        writer.write(byColumns ? tableJson(std::move(record), table, shown.row) : record);
    }
    writer.finish();
    return ExitCode::fine;
}

} // namespace

Command reviewRankCommand()
{
    return {"review rank",
            "FILE… [--where QUERY] [--limit N] [--workspace FILE [--no-learning]]",
            "Lists hits with the most suspicious first, and why.",
            {kWhereOption, kDialectOption, {"--limit", "N", "at most N hits, 0 = all; default 60"}, kWorkspaceOption,
             {"--no-learning", "", "do not learn from the workspace's verdicts"}},
            runReviewRank};
}

} // namespace cacheloupe
