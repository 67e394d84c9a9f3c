// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/replay_job.h"

#include "core/demo/demo_fresh_answers.h"
#include "core/replay/freshness_judgement.h"
#include "core/replay/loopback_provider.h"
#include "core/workspace/workspace.h"

#include <map>
#include <memory>

namespace cacheloupe {

namespace {

/// So that the stand-in has something to show: a share of answers with another figure.
constexpr double kChangedShare = 0.1;

/// The demo week knows what holds by now; of other logs nothing is known.
AnswersOfToday answersOfToday(const std::vector<Hit> &hits, std::stop_token stop)
{
    if (hits.empty())
        return {};
    auto answers = demoFreshAnswersOf(std::filesystem::path(hits.front().source).parent_path(), stop);
    return answers ? std::move(*answers) : AnswersOfToday();
}

} // namespace

std::vector<ReplayResult> newestResults(const std::vector<KeptReplay> &stored)
{
    std::vector<ReplayResult> newest;
    for (const KeptReplay &each : stored) {
        if (each.runId == stored.back().runId)
            newest.push_back(each.result);
    }
    return newest;
}

FreshnessOfHits judgeReplays(const std::vector<Hit> &hits, const std::unordered_map<std::string, std::vector<ReplayResult>> &results, std::stop_token stop)
{
    std::map<std::string, std::vector<double>> overlaps;
    for (const Hit &hit : hits) {
        const auto found = results.find(hit.id);
        if (found == results.end() || found->second.size() < 2 || stop.stop_requested())
            continue;
        const auto own = freshOverlaps(hit.query, found->second);
        auto &site = overlaps[hit.callSite];
        site.insert(site.end(), own.begin(), own.end());
    }
    FreshnessOfHits freshness;
    for (const Hit &hit : hits) {
        const auto found = results.find(hit.id);
        if (found != results.end() && !stop.stop_requested())
            freshness[hit.id] = judgeFreshness(hit.query, found->second, noiseFloor(overlaps[hit.callSite]));
    }
    return freshness;
}

ReplayJob::ReplayJob(ReplayOrder order, SecretResolver resolver, ReplayHooks hooks)
    : m_order(std::move(order)), m_resolver(std::move(resolver)), m_hooks(std::move(hooks))
{
    for (const Hit &hit : m_order.hits)
        m_questions[hit.id] = hit.query;
    for (const auto &[id, kept] : m_order.kept)
        m_results[id] = newestResults(kept);
}

void ReplayJob::onJudged(std::function<void(const ReplayResult &, const Freshness &)> tell)
{
    m_hooks.onResult = [this, tell = std::move(tell)](const ReplayResult &result) -> Status {
        auto &mine = m_results[result.hitId];
        mine.push_back(result);
        tell(result, judgeFreshness(m_questions[result.hitId], mine));
        return {};
    };
}

Result<ReplayProgress> ReplayJob::run(const std::filesystem::path &workspacePath, std::stop_token stop)
{
    if (workspacePath.empty())
        return ask(m_order.plan, stop, [&](const ReplayPlan &plan) { return runReplay(m_order.hits, plan, m_resolver, m_hooks, stop); });
    auto workspace = Workspace::open(workspacePath, systemNow);
    if (!workspace)
        return workspace.error();
    auto run = m_order.plan.runId.empty() ? planReplay(*workspace, m_order.hits, m_order.plan) : storedReplay(*workspace, m_order.plan.runId);
    if (!run)
        return run.error();
    ReplayPlan plan = m_order.plan;
    plan.runId = run->plan.runId;
    return ask(std::move(plan), stop, [&](const ReplayPlan &asked) {
        run->plan = asked;
        return runStoredReplay(*workspace, *run, m_order.hits, m_resolver, m_hooks, stop);
    });
}

Result<ReplayProgress> ReplayJob::ask(ReplayPlan plan, std::stop_token stop, const std::function<Result<ReplayProgress>(const ReplayPlan &)> &run)
{
    if (!asksStandIn(plan))
        return run(plan);
    StubOptions options;
    options.answers.changedShare = kChangedShare;
    const auto standIn = startStub(m_order.hits, answersOfToday(m_order.hits, stop), options);
    if (!standIn)
        return standIn.error();
    plan.target.endpoint = (*standIn)->url();
    plan.confirmedEndpoint = endpointToConfirm(plan);
    return run(plan);
}

} // namespace cacheloupe
