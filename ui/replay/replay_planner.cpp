// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/replay_planner.h"

#include "ui/support/hit_log_session.h"

namespace cacheloupe {

ReplayPlanner::ReplayPlanner(const AppContext &context, QObject *parent) : QObject(parent), m_context(context)
{
    connect(&context.suspicion, &SuspicionBook::completed, this, [this] {
        if (m_waiting)
            draftNow();
    });
}

void ReplayPlanner::prepare(const ReplayChoice &choice, const ReplayPlan &plan)
{
    m_choice = choice;
    m_plan = plan;
    m_waiting = choice.sample == SampleKind::suspicious && !m_context.hitLog.isEmpty()
        && (m_context.hitLog.isLoading() || !m_context.suspicion.isComplete());
    if (m_waiting)
        m_drafting.cancel();
    else
        draftNow();
}

void ReplayPlanner::cancel()
{
    m_waiting = false;
    m_drafting = {};
    m_draft = {};
}

void ReplayPlanner::draftNow()
{
    m_waiting = false;
    const ReplaySources sources{m_context.hitLog.table(), m_context.suspicion.scores(), m_context.verdicts.records()};
    m_drafting = runOnLane<ReplayDraft>(
        m_context.lanes,
        [sources, choice = m_choice, plan = m_plan](std::stop_token stop, ProgressReport &) { return draftReplay(sources, choice, plan, stop); },
        [this](ReplayDraft draft) {
            m_draft = std::move(draft);
            Q_EMIT drafted();
        });
}

} // namespace cacheloupe
