// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/replay/replay_draft.h"
#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <QObject>

namespace cacheloupe {

/// Turns a choice of hits and a plan into a draft on a lane, again with each change; waits for the suspicion of the
/// hits when the most suspicious ones are asked for. GUI thread.
class ReplayPlanner : public QObject {
    Q_OBJECT
public:
    explicit ReplayPlanner(const AppContext &context, QObject *parent = nullptr);

    void prepare(const ReplayChoice &choice, const ReplayPlan &plan);
    void cancel();
    bool isWaitingForScores() const { return m_waiting; }
    bool isBusy() const { return m_waiting || m_drafting.isRunning(); }
    const ReplayDraft &draft() const { return m_draft; }

Q_SIGNALS:
    void drafted();

private:
    void draftNow();

    AppContext m_context;
    ReplayChoice m_choice;
    ReplayPlan m_plan;
    ReplayDraft m_draft;
    bool m_waiting = false;
    Ticket m_drafting;
};

} // namespace cacheloupe
