// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/run_desk.h"

#include "ui/replay/plan_form.h"
#include "ui/replay/replay_model.h"
#include "ui/replay/run_strip.h"
#include "ui/replay/server_form.h"
#include "ui/support/error_text.h"
#include "ui/support/format.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/notices.h"
#include "ui/support/secret_desk.h"
#include "ui/support/workspace_session.h"
#include "ui/widgets/progress_strip.h"

#include <QAction>

namespace cacheloupe {

RunDesk::RunDesk(const AppContext &context, ReplayModel *model, PlanForm *form, QWidget *page)
    : QObject(page), m_context(context), m_model(model), m_form(form), m_session(new ReplaySession(context.workspace, this)), m_strip(new ProgressStrip(page)),
      m_runs(new RunStrip(page))
{
    buildActions(page);
    connect(m_strip, &ProgressStrip::cancelRequested, m_session, &ReplaySession::stop);
    connect(m_runs, &RunStrip::resumeRequested, this, &RunDesk::resume);
    connect(m_runs, &RunStrip::dropRequested, this, [this](const std::string &runId) { m_session->drop(runId, [this] { offerUnfinished(); }); });
    connect(m_session, &ReplaySession::arrived, m_model, &ReplayModel::setResult);
    connect(m_session, &ReplaySession::judged, m_model, &ReplayModel::setFreshness);
    connect(m_session, &ReplaySession::arrived, this, &RunDesk::showProgress);
    connect(m_session, &ReplaySession::progressed, this, &RunDesk::showProgress);
    connect(m_session, &ReplaySession::ended, this, &RunDesk::finish);
    connect(m_session, &ReplaySession::notKept, this, [this] { m_context.notices.tell(tr("No workspace is open: the answers are not kept.")); });
    connect(&context.workspace, &WorkspaceSession::opened, this, &RunDesk::offerUnfinished);
    connect(&context.hitLog, &HitLogSession::finished, this, &RunDesk::offerUnfinished);
    offerUnfinished();
}

void RunDesk::buildActions(QWidget *page)
{
    const auto action = [&](const QString &verb, const char *name, const QKeySequence &keys) {
        auto *made = new QAction(verb, this);
        made->setObjectName(QLatin1String(name));
        made->setShortcut(keys);
        made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        page->addAction(made);
        return made;
    };
    m_start = action(tr("Replay"), "replay.start", Qt::CTRL | Qt::Key_Return);
    m_pause = action(tr("Pause"), "replay.pause", Qt::CTRL | Qt::Key_Space);
    m_stop = action(tr("Stop"), "replay.stop", Qt::Key_Escape);
    connect(m_pause, &QAction::triggered, this, &RunDesk::togglePause);
    connect(m_stop, &QAction::triggered, m_session, &ReplaySession::stop);
}

void RunDesk::offerUnfinished()
{
    if (m_session->isRunning() || !m_context.workspace.isOpen())
        return;
    m_session->loadUnfinished([this](std::vector<UnfinishedReplay> runs) { m_runs->setRuns(std::move(runs)); });
}

void RunDesk::loadEarlier()
{
    m_session->loadEarlier(m_model->hits(), [this](const ReplayResults &results, const FreshnessOfHits &freshness) {
        m_model->setEarlier(results);
        m_model->setFreshness(freshness);
    });
}

void RunDesk::begin(const QString &server)
{
    m_model->beginRun();
    run({m_model->hits(), m_form->plan(), {}}, server);
}

void RunDesk::resume(const std::string &runId)
{
    m_session->loadOrder(runId, m_context.hitLog.table(), [this](Result<ReplayOrder> order) {
        if (!order)
            return m_context.notices.fail(order.error());
        // Nothing is sent to another machine that the person here has not agreed to.
        order->plan.confirmedEndpoint = m_form->server()->confirmedEndpoint(order->plan);
        if (!asksStandIn(order->plan) && order->plan.confirmedEndpoint.empty()) {
            m_form->server()->setPlan(order->plan);
            return m_context.notices.tell(tr("Agree first to where the questions go."));
        }
        Q_EMIT hitsWanted(order->hits);
        m_model->beginRun(&order->kept);
        const auto server = toText(order->plan.target.endpoint);
        run(std::move(*order), server);
    });
}

void RunDesk::run(ReplayOrder order, const QString &server)
{
    m_form->setEnabled(false);
    m_runs->setRuns({});
    m_strip->start(asksStandIn(order.plan) ? tr("Asking the stand-in on this machine") : tr("Asking %1").arg(server));
    m_session->start(std::move(order), m_form->server()->resolver(m_context.secrets.resolver(), true));
    Q_EMIT changed();
}

void RunDesk::togglePause()
{
    if (!m_session->isRunning())
        return;
    m_session->setPaused(!m_session->isPaused());
    m_pause->setText(m_session->isPaused() ? tr("Go on") : tr("Pause"));
    showProgress();
}

void RunDesk::showProgress()
{
    const auto &progress = m_session->progress();
    const auto howFar = tr("%1 of %2").arg(formatCount(progress.done), formatCount(progress.total));
    m_strip->setProgress(qint64(progress.done), qint64(progress.total), m_session->isPaused() ? tr("%1, paused").arg(howFar) : howFar);
    Q_EMIT changed();
}

void RunDesk::finish(const Error *error)
{
    m_strip->finish();
    m_form->setEnabled(true);
    m_pause->setText(tr("Pause"));
    m_model->endRun(error ? errorText(*error).sentence : tr("Stopped before it was asked."));
    if (error && error->reason == ErrorReason::secretMissing) {
        const ErrorText text = errorText(*error);
        m_form->server()->showKeyProblem(tr("%1 %2").arg(text.sentence, text.remedy));
    } else if (error) {
        m_context.notices.fail(*error);
    }
    offerUnfinished();
    Q_EMIT ended();
}

} // namespace cacheloupe
