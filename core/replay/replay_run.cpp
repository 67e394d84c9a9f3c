// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/replay_run.h"

#include "core/base/hash.h"
#include "core/driver/json.h"
#include "core/replay/replay_payload.h"
#include "core/replay/replay_plan_json.h"
#include "core/workspace/workspace.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>
#include <utility>

namespace cacheloupe {

namespace {

using ItemKey = std::pair<std::string, int>;

std::string reasonOf(const Error &error)
{
    return dumpJson(Json{{"code", int(error.code)}, {"reason", int(error.reason)}, {"where", redacted(error.where)}, {"detail", redacted(error.detail)}});
}

/// Each different hit once before any a second time, as the runner asks them.
std::vector<ReplayItemRecord> itemsOf(std::span<const Hit> hits, int repeats)
{
    std::vector<ReplayItemRecord> items;
    for (int repeat = 0; repeat < repeats; ++repeat) {
        std::unordered_set<std::string_view> seen;
        for (const Hit &hit : hits) {
            if (seen.insert(hit.id).second)
                items.push_back({hit.id, repeat});
        }
    }
    return items;
}

/// Adds up what is stored.
Status readProgress(Workspace &workspace, StoredReplay &run)
{
    const auto records = workspace.replaysOfRun(run.plan.runId);
    if (!records)
        return records.error();
    ReplayProgress &progress = run.progress;
    for (const ReplayRecord &record : *records) {
        ++progress.done;
        progress.failed += !record.answered;
        if (!record.answered)
            continue; // what it may have cost stands with the open item
        const auto result = readReplayPayload(record.payloadJson, workspace.where());
        if (!result)
            return result.error();
        progress.costUsd += result->costUsd.value_or(0) + record.atRiskUsd;
        progress.costUnknown += !result->costUsd;
        progress.maybeCharged += size_t(record.atRisk);
    }
    progress.total = progress.done - progress.failed + run.open.size();
    for (const ReplayItemRecord &item : run.open) {
        progress.costUsd += item.atRiskUsd;
        progress.maybeCharged += size_t(item.atRisk);
    }
    return {};
}

Result<StoredReplay> readRun(Workspace &workspace, const ReplayRunRecord &record)
{
    auto plan = readReplayPlan(record.planJson, workspace.where());
    if (!plan)
        return plan.error();
    auto open = workspace.openItems(record.runId);
    if (!open)
        return open.error();
    StoredReplay run{std::move(plan->plan), record.state, record.author, record.at, std::move(plan->sources), *std::move(open), {}};
    run.plan.runId = record.runId;
    if (auto read = readProgress(workspace, run); !read)
        return read.error();
    return run;
}

/// Keeps sendings and results while a run lasts.
class Keeper {
public:
    Keeper(Workspace &workspace, const StoredReplay &run) : m_workspace(workspace), m_runId(run.plan.runId)
    {
        for (const ReplayItemRecord &item : run.open)
            m_open[{item.hitId, item.repeat}] = item;
    }

    bool isDone(std::string_view hitId, int repeat) const { return !m_open.contains({std::string(hitId), repeat}); }

    Status keep(const ReplaySending &sending)
    {
        ReplayItemRecord item = m_open[{sending.hitId, sending.repeat}];
        item.atRisk += std::int64_t(sending.atRisk);
        item.atRiskUsd += sending.atRiskUsd;
        return m_workspace.markReplayAsked(m_runId, item);
    }

    Status keep(const ReplayResult &result)
    {
        const ReplayItemRecord &before = m_open[{result.hitId, result.repeat}];
        const auto added = m_workspace.addReplay({0, m_runId, result.hitId, replayPayload(result), result.at, result.repeat, !result.error,
                                                  before.atRisk + result.maybeCharged, before.atRiskUsd + result.maybeChargedUsd});
        return added ? Status() : Status(added.error());
    }

private:
    Workspace &m_workspace;
    std::string m_runId;
    std::map<ItemKey, ReplayItemRecord> m_open;
};

Status keepEnd(Workspace &workspace, const std::string &runId, const Result<ReplayProgress> &outcome)
{
    if (!outcome) {
        const bool stopped = outcome.error().code == ErrorCode::cancelled;
        return workspace.setReplayRunState(runId, stopped ? ReplayRunState::cancelled : ReplayRunState::paused, stopped ? std::string() : reasonOf(outcome.error()));
    }
    const auto open = workspace.openItems(runId);
    if (!open)
        return open.error();
    const bool all = std::all_of(open->begin(), open->end(), [](const ReplayItemRecord &item) { return item.hasResult; });
    return workspace.setReplayRunState(runId, all ? ReplayRunState::ended : ReplayRunState::paused);
}

} // namespace

Result<StoredReplay> planReplay(Workspace &workspace, std::span<const Hit> hits, ReplayPlan plan)
{
    plan.repeats = std::clamp(plan.repeats, 1, kMostRepeats);
    if (plan.runId.empty())
        plan.runId = newReplayRunId();
    std::set<std::string> sources;
    for (const Hit &hit : hits)
        sources.insert(hit.source);
    sources.erase(std::string());
    StoredReplay run{std::move(plan), ReplayRunState::planned, workspace.actor(), {}, {sources.begin(), sources.end()}, {}, {}};
    run.open = itemsOf(hits, run.plan.repeats);
    run.progress.total = run.open.size();
    const std::string json = replayPlanJson({run.plan, run.open.size() / size_t(run.plan.repeats), run.sources});
    if (auto added = workspace.addReplayRun({run.plan.runId, json, {}, {}, ReplayRunState::planned, {}}, run.open); !added)
        return added.error();
    return run;
}

Result<StoredReplay> storedReplay(Workspace &workspace, std::string_view runId)
{
    const auto runs = workspace.replayRuns();
    if (!runs)
        return runs.error();
    const auto at = std::find_if(runs->begin(), runs->end(), [&](const ReplayRunRecord &run) { return run.runId == runId; });
    if (at == runs->end())
        return Error{ErrorCode::notFound, ErrorReason::none, std::string(runId), workspace.where()};
    return readRun(workspace, *at);
}

Result<std::vector<StoredReplay>> unfinishedReplays(Workspace &workspace)
{
    const auto records = workspace.unfinishedRuns();
    if (!records)
        return records.error();
    std::vector<StoredReplay> runs;
    for (const ReplayRunRecord &record : *records) {
        if (auto run = readRun(workspace, record); run && !run->open.empty())
            runs.push_back(*std::move(run));
    }
    return runs;
}

Result<ReplayProgress> runStoredReplay(Workspace &workspace, const StoredReplay &run, std::span<const Hit> hits, const SecretResolver &resolver,
                                       ReplayHooks hooks, std::stop_token stop)
{
    Keeper keeper(workspace, run);
    hooks.isDone = [&](std::string_view hitId, int repeat) { return keeper.isDone(hitId, repeat); };
    hooks.onSend = [&, others = hooks.onSend](const ReplaySending &sending) {
        const Status kept = keeper.keep(sending);
        return kept && others ? others(sending) : kept;
    };
    hooks.onResult = [&, others = hooks.onResult](const ReplayResult &result) {
        const Status kept = keeper.keep(result);
        return kept && others ? others(result) : kept;
    };
    hooks.before = run.progress;
    // Items that failed are asked again.
    hooks.before.done -= run.progress.failed;
    hooks.before.failed = 0;
    if (auto begun = workspace.setReplayRunState(run.plan.runId, ReplayRunState::running); !begun)
        return begun.error();
    const auto outcome = runReplay(hits, run.plan, resolver, hooks, std::move(stop));
    const Status kept = keepEnd(workspace, run.plan.runId, outcome);
    if (outcome && !kept)
        return kept.error();
    return outcome;
}

} // namespace cacheloupe
