// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/replay_control.h"
#include "ui/replay/replay_job.h"
#include "ui/replay/run_strip.h"
#include "ui/support/task.h"

#include <QObject>

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace cacheloupe {

class HitTable;
class Workspace;
class WorkspaceSession;

/// One replay at a time on a lane of its own, so that slow servers hold up nothing else. Each result is in the workspace
/// before it is signalled; stopping keeps what came. GUI thread.
class ReplaySession : public QObject {
    Q_OBJECT
public:
    explicit ReplaySession(WorkspaceSession &workspace, QObject *parent = nullptr);

    /// Does nothing while a replay runs.
    void start(ReplayOrder order, SecretResolver resolver);
    /// Ends the run at once; ended() follows without an error.
    void stop();
    /// Requests on their way still come in.
    void setPaused(bool paused);
    bool isPaused() const { return m_control && m_control->isPaused(); }
    bool isRunning() const { return m_run.isRunning(); }
    bool isBusy() const { return m_loading.isRunning() || m_judging.isRunning() || m_ordering.isRunning(); }
    const ReplayProgress &progress() const { return m_progress; }

    /// All stored results of the hits and what they say; `done` runs on the GUI thread. Unreadable ones are passed over.
    void loadEarlier(std::vector<Hit> hits, std::function<void(ReplayResults, FreshnessOfHits)> done);
    void loadUnfinished(std::function<void(std::vector<UnfinishedReplay>)> done);
    /// What it takes to go on with a run: its hits are found again in the log.
    void loadOrder(const std::string &runId, std::shared_ptr<const HitTable> table, std::function<void(Result<ReplayOrder>)> done);
    /// The run will not be gone on with.
    void drop(const std::string &runId, std::function<void()> done);

    /// Takes the place of real waiting between attempts.
    void setWait(std::function<bool(std::chrono::milliseconds, std::stop_token)> wait) { m_wait = std::move(wait); }

Q_SIGNALS:
    void arrived(const cacheloupe::ReplayResult &result, const cacheloupe::Freshness &freshness);
    /// With all answers there: what they say in the light of each call site's noise.
    void judged(const cacheloupe::FreshnessOfHits &freshness);
    void progressed();
    /// The run is over; `error` is null when it was finished or stopped.
    void ended(const cacheloupe::Error *error);
    /// No workspace is open: what comes is shown and not kept.
    void notKept();

private:
    WorkspaceSession &m_workspace;
    ReplayProgress m_progress;
    std::function<bool(std::chrono::milliseconds, std::stop_token)> m_wait;
    std::shared_ptr<ReplayControl> m_control;
    Ticket m_run;
    Ticket m_loading;
    Ticket m_judging;
    Ticket m_unfinished;
    Ticket m_ordering;
    Lanes m_lane; ///< last member: joined first
};

} // namespace cacheloupe
