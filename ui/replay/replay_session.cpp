// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/replay_session.h"

#include "core/hitlog/hit_table.h"
#include "core/replay/replay_payload.h"
#include "ui/support/workspace_session.h"

#include <QPointer>

#include <set>

namespace cacheloupe {

namespace {

/// All stored results of the hits, in the order they were stored.
Result<ReplayResults> storedResults(Workspace &workspace, const std::vector<Hit> &hits)
{
    ReplayResults results;
    for (const Hit &hit : hits) {
        const auto records = workspace.replaysOfHit(hit.id);
        if (!records)
            return records.error();
        for (const ReplayRecord &record : *records) {
            if (auto result = readReplayPayload(record.payloadJson, workspace.where()))
                results[hit.id].push_back({record.runId, std::move(*result)});
        }
    }
    return results;
}

/// The run's hits that this log holds: those that were asked and those that are still open, each once.
Result<std::vector<Hit>> hitsOf(Workspace &workspace, const StoredReplay &run, const HitTable &table)
{
    const auto kept = workspace.replaysOfRun(run.plan.runId);
    if (!kept)
        return kept.error();
    std::vector<std::string> ids;
    for (const ReplayRecord &record : *kept)
        ids.push_back(record.hitId);
    for (const ReplayItemRecord &item : run.open)
        ids.push_back(item.hitId);
    std::set<std::string> seen;
    std::vector<Hit> hits;
    for (const std::string &id : ids) {
        const auto row = seen.insert(id).second ? table.rowOfId(id) : std::nullopt;
        if (!row)
            continue;
        auto hit = table.record(*row);
        if (!hit)
            return hit.error();
        hits.push_back(std::move(*hit));
    }
    if (hits.empty())
        return Error{ErrorCode::notFound, ErrorReason::fileMissing, run.sources.empty() ? workspace.where() : run.sources.front(), {}};
    return hits;
}

/// How a finished run is told: its error, and what all answers say together.
struct RunEnd {
    Status status;
    FreshnessOfHits freshness;
};

} // namespace

ReplaySession::ReplaySession(WorkspaceSession &workspace, QObject *parent) : QObject(parent), m_workspace(workspace), m_lane(1) {}

void ReplaySession::start(ReplayOrder order, SecretResolver resolver)
{
    if (isRunning())
        return;
    m_progress = {};
    m_progress.total = order.hits.size() * size_t(order.plan.repeats);
    m_control = std::make_shared<ReplayControl>();
    const QPointer<ReplaySession> self(this);
    const auto onGui = [self](auto work) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, work = std::move(work)] {
                if (self)
                    work(*self);
            },
            Qt::QueuedConnection);
    };
    ReplayHooks hooks;
    hooks.wait = m_wait;
    hooks.control = m_control;
    hooks.onProgress = [=](const ReplayProgress &progress) {
        onGui([=](ReplaySession &session) {
            if (!session.isRunning())
                return;
            session.m_progress = progress;
            Q_EMIT session.progressed();
        });
    };
    const auto run = std::make_shared<ReplayJob>(std::move(order), std::move(resolver), std::move(hooks));
    run->onJudged([onGui](const ReplayResult &result, const Freshness &freshness) {
        onGui([=](ReplaySession &session) { Q_EMIT session.arrived(result, freshness); });
    });
    m_run = runOnLane<RunEnd>(
        m_lane,
        [run, path = m_workspace.isOpen() ? m_workspace.path() : std::filesystem::path()](std::stop_token stop, ProgressReport &) -> RunEnd {
            const auto done = run->run(path, stop);
            return {done ? Status() : Status(done.error()), run->judged(stop)};
        },
        [this](RunEnd end) {
            Q_EMIT judged(end.freshness);
            Q_EMIT ended(end.status ? nullptr : &end.status.error());
        });
    if (!m_workspace.isOpen())
        Q_EMIT notKept();
    Q_EMIT progressed();
}

void ReplaySession::setPaused(bool paused)
{
    if (m_control && paused)
        m_control->pause();
    else if (m_control)
        m_control->resume();
}

void ReplaySession::stop()
{
    if (!isRunning())
        return;
    m_run = {};
    m_control.reset();
    Q_EMIT ended(nullptr);
}

void ReplaySession::loadEarlier(std::vector<Hit> hits, std::function<void(ReplayResults, FreshnessOfHits)> done)
{
    struct Earlier {
        ReplayResults results;
        FreshnessOfHits freshness;
    };
    m_loading = m_workspace.read<Earlier>(
        [hits = std::move(hits)](Workspace &workspace) -> Result<Earlier> {
            auto results = storedResults(workspace, hits);
            if (!results)
                return results.error();
            std::unordered_map<std::string, std::vector<ReplayResult>> newest;
            for (const auto &[id, stored] : *results)
                newest[id] = newestResults(stored);
            return Earlier{std::move(*results), judgeReplays(hits, newest, {})};
        },
        [done = std::move(done)](Result<Earlier> earlier) {
            if (earlier)
                done(std::move(earlier->results), std::move(earlier->freshness));
        });
}

void ReplaySession::loadUnfinished(std::function<void(std::vector<UnfinishedReplay>)> done)
{
    m_unfinished = m_workspace.read<std::vector<StoredReplay>>(unfinishedReplays, [done = std::move(done)](Result<std::vector<StoredReplay>> stored) {
        std::vector<UnfinishedReplay> runs;
        if (stored) {
            for (const StoredReplay &run : *stored)
                runs.push_back({run.plan.runId, asksStandIn(run.plan) ? std::string() : endpointToConfirm(run.plan), run.progress.done - run.progress.failed, run.progress.total, run.at});
        }
        done(std::move(runs));
    });
}

void ReplaySession::loadOrder(const std::string &runId, std::shared_ptr<const HitTable> table, std::function<void(Result<ReplayOrder>)> done)
{
    m_ordering = m_workspace.read<ReplayOrder>(
        [runId, table = std::move(table)](Workspace &workspace) -> Result<ReplayOrder> {
            auto run = storedReplay(workspace, runId);
            if (!run)
                return run.error();
            ReplayOrder order{{}, run->plan, {}};
            auto hits = hitsOf(workspace, *run, *table);
            if (!hits)
                return hits.error();
            order.hits = std::move(*hits);
            auto stored = storedResults(workspace, order.hits);
            if (!stored)
                return stored.error();
            for (auto &[id, results] : *stored) {
                std::erase_if(results, [&](const KeptReplay &each) { return each.runId != runId; });
                if (!results.empty())
                    order.kept[id] = std::move(results);
            }
            return order;
        },
        std::move(done));
}

void ReplaySession::drop(const std::string &runId, std::function<void()> done)
{
    m_workspace.write([runId](Workspace &workspace) { return workspace.setReplayRunState(runId, ReplayRunState::ended); }, [done = std::move(done)](Status) { done(); });
}

} // namespace cacheloupe
