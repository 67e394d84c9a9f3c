// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/judge_job.h"

#include "core/base/hash.h"
#include "core/hitlog/hit_table.h"
#include "core/replay/replay_payload.h"
#include "core/replay/replay_run.h"
#include "core/workspace/workspace.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace cacheloupe {

namespace {

// A judge's question is no hit of a log: its id says so, and which two answers it is about; no row has it.
constexpr std::array<std::string_view, 2> kAsked = {"judge:cached-first:", "judge:fresh-first:"};
constexpr std::string_view kSettled = "judge:settled:";
constexpr size_t kPairDigits = 32;

std::string questionId(std::string_view kind, const Hit &hit, const std::string &fresh)
{
    return std::string(kind) + sha256Hex(hit.answer + '\n' + fresh).substr(0, kPairDigits) + ':' + hit.id;
}

Hit judgeQuestion(const Hit &hit, const std::string &fresh, JudgeOrder order)
{
    Hit question;
    question.id = questionId(kAsked[size_t(order)], hit, fresh);
    question.callSite = hit.callSite;
    question.query = hit.query;
    question.messagesJson = judgeMessagesJson(judgeMessages(hit.query, hit.answer, fresh, order));
    question.paramsJson = R"({"temperature":0})";
    return question;
}

/// The newest reply to a question; empty when there is none.
Result<std::optional<ReplayResult>> newestReply(Workspace &workspace, const std::string &id)
{
    const auto records = workspace.replaysOfHit(id);
    if (!records)
        return records.error();
    std::optional<ReplayResult> newest;
    for (const ReplayRecord &record : *records) {
        if (auto result = readReplayPayload(record.payloadJson, workspace.where()); result && !result->error)
            newest = std::move(*result);
    }
    return newest;
}

/// Outcome by outcome of all hits that a judge was asked about.
Result<std::vector<JudgedHit>> judgedHits(Workspace &workspace, const HitTable &table, const std::function<Verdict(const std::string &)> &reviewed)
{
    const auto runs = workspace.replayRuns();
    if (!runs)
        return runs.error();
    std::vector<JudgedHit> hits;
    for (const ReplayRunRecord &run : *runs) {
        const auto records = workspace.replaysOfRun(run.runId);
        if (!records)
            return records.error();
        for (const ReplayRecord &record : *records) {
            if (!record.hitId.starts_with(kSettled))
                continue;
            const auto settled = readReplayPayload(record.payloadJson, workspace.where());
            const auto id = record.hitId.substr(std::min(record.hitId.size(), kSettled.size() + kPairDigits + 1));
            const auto row = table.rowOfId(id);
            const auto outcome = settled ? judgeOutcomeFromName(settled->freshAnswer) : std::nullopt;
            if (row && outcome)
                hits.push_back({std::string(table.callSite(*row)), *outcome, reviewed(id)});
        }
    }
    return hits;
}

} // namespace

Result<JudgeReading> askJudge(const std::filesystem::path &workspacePath, const Hit &hit, const std::string &fresh, ReplayPlan plan, const SecretResolver &resolver,
                              std::stop_token stop)
{
    auto workspace = Workspace::open(workspacePath, systemNow);
    if (!workspace)
        return workspace.error();
    plan.repeats = 1;
    plan.templates.clear();
    plan.runId.clear();
    const std::array questions = {judgeQuestion(hit, fresh, JudgeOrder::cachedFirst), judgeQuestion(hit, fresh, JudgeOrder::freshFirst)};
    auto run = planReplay(*workspace, questions, plan);
    if (!run)
        return run.error();
    plan.runId = run->plan.runId;
    run->plan = plan;
    std::array<ReplayResult, 2> replies;
    ReplayHooks hooks;
    hooks.onResult = [&](const ReplayResult &result) -> Status {
        replies[result.hitId == questions[0].id ? 0 : 1] = result;
        return {};
    };
    const auto done = runStoredReplay(*workspace, *run, questions, resolver, hooks, stop);
    // Never gone on with: whoever wants to know asks again.
    if (const auto closed = workspace->setReplayRunState(plan.runId, ReplayRunState::ended); done && !closed)
        return closed.error();
    if (!done)
        return done.error();
    for (const ReplayResult &reply : replies) {
        if (reply.error)
            return *reply.error;
    }
    const auto reading = settleJudge(readJudgeReply(replies[0].freshAnswer, hit.answer, fresh, JudgeOrder::cachedFirst),
                                     readJudgeReply(replies[1].freshAnswer, hit.answer, fresh, JudgeOrder::freshFirst));
    ReplayResult settled;
    settled.hitId = questionId(kSettled, hit, fresh);
    settled.freshAnswer = judgeOutcomeName(reading.outcome);
    settled.model = replies[0].model;
    settled.at = systemNow();
    if (const auto kept = workspace->addReplay({0, plan.runId, settled.hitId, replayPayload(settled), settled.at, 0, true, 0, 0}); !kept)
        return kept.error();
    return reading;
}

Result<JudgeView> judgeViewOf(Workspace &workspace, const HitTable &table, const Hit &hit, const std::string &fresh,
                              const std::function<Verdict(const std::string &)> &reviewed)
{
    JudgeView view;
    const auto settled = newestReply(workspace, questionId(kSettled, hit, fresh));
    if (!settled)
        return settled.error();
    if (*settled) {
        view.model = (*settled)->model;
        std::array<JudgeReading, 2> readings;
        for (const auto order : {JudgeOrder::cachedFirst, JudgeOrder::freshFirst}) {
            const auto reply = newestReply(workspace, questionId(kAsked[size_t(order)], hit, fresh));
            if (!reply)
                return reply.error();
            if (*reply)
                readings[size_t(order)] = readJudgeReply((*reply)->freshAnswer, hit.answer, fresh, order);
        }
        view.reading = settleJudge(readings[0], readings[1]);
    }
    const auto judged = judgedHits(workspace, table, reviewed);
    if (!judged)
        return judged.error();
    const auto standings = judgeStandings(*judged);
    if (const auto found = standings.find(hit.callSite); found != standings.end())
        view.standing = found->second;
    return view;
}

} // namespace cacheloupe
