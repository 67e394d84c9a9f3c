// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/replay_session.h"

#include "core/replay/replay_payload.h"
#include "ui/support/workspace_session.h"

#include <QPointer>
#include <QUuid>

namespace cacheloupe {

namespace {

ReplayResults newestResults(Workspace &workspace, const std::vector<std::string> &hitIds)
{
    ReplayResults results;
    for (const std::string &id : hitIds) {
        const auto records = workspace.replaysOfHit(id);
        if (!records)
            break;
        for (auto it = records->rbegin(); it != records->rend(); ++it) {
            if (auto result = readReplayPayload(it->payloadJson, workspace.where())) {
                results.emplace(id, std::move(*result));
                break;
            }
        }
    }
    return results;
}

} // namespace

ReplaySession::ReplaySession(WorkspaceSession &workspace, QObject *parent) : QObject(parent), m_workspace(workspace), m_lane(1) {}

void ReplaySession::start(std::vector<Hit> hits, const ReplayPlan &plan, SecretResolver resolver)
{
    if (isRunning())
        return;
    m_storeFailed = false;
    m_progress = {};
    m_progress.total = hits.size();
    const auto runId = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    store([run = ReplayRunRecord{runId, replayPlanPayload(plan, hits.size()), {}, {}}](Workspace &workspace) { return workspace.addReplayRun(run); });

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
    hooks.onResult = [=](const ReplayResult &result) { onGui([=](ReplaySession &session) { session.take(runId, result); }); };
    hooks.onProgress = [=](const ReplayProgress &progress) {
        onGui([=](ReplaySession &session) {
            if (!session.isRunning())
                return;
            session.m_progress = progress;
            Q_EMIT session.progressed();
        });
    };
    m_run = runOnLane<Status>(
        m_lane,
        [=, hits = std::move(hits)](std::stop_token stop, ProgressReport &) -> Status {
            const auto done = runReplay(hits, plan, resolver, hooks, stop);
            return done ? Status() : Status(done.error());
        },
        [this](Status status) { Q_EMIT ended(status ? nullptr : &status.error()); });
    Q_EMIT progressed();
}

void ReplaySession::stop()
{
    if (!isRunning())
        return;
    m_run = {};
    Q_EMIT ended(nullptr);
}

void ReplaySession::take(const std::string &runId, const ReplayResult &result)
{
    store([record = ReplayRecord{0, runId, result.hitId, replayPayload(result), {}}](Workspace &workspace) -> Status {
        const auto added = workspace.addReplay(record);
        return added ? Status() : Status(added.error());
    });
    Q_EMIT arrived(result);
}

void ReplaySession::store(std::function<Status(Workspace &)> change)
{
    const QPointer<ReplaySession> self(this);
    m_workspace.write(std::move(change), [self](Status status) {
        if (status || !self || self->m_storeFailed)
            return;
        self->m_storeFailed = true;
        Q_EMIT self->notStored(status.error());
    });
}

void ReplaySession::loadEarlier(std::vector<std::string> hitIds, std::function<void(ReplayResults)> done)
{
    m_loading = m_workspace.read<ReplayResults>(
        [ids = std::move(hitIds)](Workspace &workspace) -> Result<ReplayResults> { return newestResults(workspace, ids); },
        [done = std::move(done)](Result<ReplayResults> results) {
            if (results)
                done(std::move(*results));
        });
}

} // namespace cacheloupe
