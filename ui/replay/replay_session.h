// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/replay_runner.h"
#include "ui/support/task.h"

#include <QObject>

#include <string>
#include <unordered_map>
#include <vector>

namespace cacheloupe {

class Workspace;
class WorkspaceSession;

/// Results by hit id.
using ReplayResults = std::unordered_map<std::string, ReplayResult>;

/// One replay at a time on a lane of its own, so that slow servers hold up nothing else. Each result is signalled and
/// written to the workspace as it comes; stopping keeps what came. GUI thread.
class ReplaySession : public QObject {
    Q_OBJECT
public:
    explicit ReplaySession(WorkspaceSession &workspace, QObject *parent = nullptr);

    /// Does nothing while a replay runs.
    void start(std::vector<Hit> hits, const ReplayPlan &plan, SecretResolver resolver);
    /// Ends the run at once; answers that are on their way may still arrive. ended() follows without an error.
    void stop();
    bool isRunning() const { return m_run.isRunning(); }
    const ReplayProgress &progress() const { return m_progress; }

    /// The newest stored result of each of the hits; `done` runs on the GUI thread. Unreadable ones are passed over.
    void loadEarlier(std::vector<std::string> hitIds, std::function<void(ReplayResults)> done);
    bool isLoading() const { return m_loading.isRunning(); }

    /// Takes the place of real waiting between attempts.
    void setWait(std::function<bool(std::chrono::milliseconds, std::stop_token)> wait) { m_wait = std::move(wait); }

Q_SIGNALS:
    void arrived(const cacheloupe::ReplayResult &result);
    void progressed();
    /// The run is over; `error` is null when it was finished or stopped.
    void ended(const cacheloupe::Error *error);
    /// A result could not be written to the workspace; once a run.
    void notStored(const cacheloupe::Error &error);

private:
    void take(const std::string &runId, const ReplayResult &result);
    void store(std::function<Status(Workspace &)> change);

    WorkspaceSession &m_workspace;
    ReplayProgress m_progress;
    std::function<bool(std::chrono::milliseconds, std::stop_token)> m_wait;
    bool m_storeFailed = false;
    Ticket m_run;
    Ticket m_loading;
    Lanes m_lane; ///< last member: joined first
};

} // namespace cacheloupe
