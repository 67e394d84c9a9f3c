// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/replay/replay_session.h"
#include "ui/support/app_context.h"

#include <QList>
#include <QObject>

class QAction;

namespace cacheloupe {

class PlanForm;
class ProgressStrip;
class ReplayModel;
class RunStrip;

/// A replay from its start to its end: begin, pause, stop, go on with one that was cut short; the progress strip and the
/// table's rows follow. GUI thread.
class RunDesk : public QObject {
    Q_OBJECT
public:
    RunDesk(const AppContext &context, ReplayModel *model, PlanForm *form, QWidget *page);

    QAction *startAction() const { return m_start; }
    QAction *pauseAction() const { return m_pause; }
    QAction *stopAction() const { return m_stop; }
    ProgressStrip *progressStrip() const { return m_strip; }
    RunStrip *runStrip() const { return m_runs; }

    /// Asks for the hits of the table as the form says.
    void begin(const QString &server);
    bool isRunning() const { return m_session->isRunning(); }
    bool isPaused() const { return m_session->isPaused(); }
    bool isBusy() const { return m_session->isRunning() || m_session->isBusy(); }
    const ReplayProgress &progress() const { return m_session->progress(); }
    /// Stored answers of the table's hits.
    void loadEarlier();
    void stop() { m_session->stop(); }

Q_SIGNALS:
    /// Something of isRunning(), isPaused(), progress() changed.
    void changed();
    void ended();
    /// These hits are to be shown: those of a replay that is gone on with.
    void hitsWanted(const std::vector<cacheloupe::Hit> &hits);

private:
    void buildActions(QWidget *page);
    void offerUnfinished();
    void resume(const std::string &runId);
    void run(ReplayOrder order, const QString &server);
    void togglePause();
    void showProgress();
    void finish(const Error *error);

    AppContext m_context;
    ReplayModel *m_model;
    PlanForm *m_form;
    ReplaySession *m_session;
    ProgressStrip *m_strip;
    RunStrip *m_runs;
    QAction *m_start = nullptr;
    QAction *m_pause = nullptr;
    QAction *m_stop = nullptr;
};

} // namespace cacheloupe
