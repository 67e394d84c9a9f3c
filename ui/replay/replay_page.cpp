// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/replay_page.h"

#include "ui/replay/batch_desk.h"
#include "ui/replay/care_form.h"
#include "ui/replay/draft_view.h"
#include "ui/replay/hits_form.h"
#include "ui/replay/pair_desk.h"
#include "ui/replay/pair_view.h"
#include "ui/replay/plan_form.h"
#include "ui/replay/plan_panel.h"
#include "ui/replay/replay_model.h"
#include "ui/replay/replay_planner.h"
#include "ui/replay/replay_table.h"
#include "ui/replay/replay_text.h"
#include "ui/replay/replay_welcome.h"
#include "ui/replay/run_desk.h"
#include "ui/replay/run_strip.h"
#include "ui/replay/server_desk.h"
#include "ui/replay/validity_pane.h"
#include "ui/replay/warm_desk.h"
#include "ui/support/format.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/theme.h"
#include "ui/support/workspace_session.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/splitter.h"

#include <QAction>
#include <QPushButton>
#include <QStackedLayout>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace cacheloupe {

namespace {

enum Tab { answers, validity };
constexpr size_t kSiteSample = 40;

} // namespace

ReplayPage::ReplayPage(const AppContext &context, QWidget *parent) : Page(parent), m_context(context)
{
    setObjectName(QStringLiteral("replayPage"));
    setProperty("surface", true);
    m_planner = new ReplayPlanner(context, this);
    m_model = new ReplayModel(this);
    build();
    connectSources();
    m_server->load();
    showState();
}

void ReplayPage::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_header = new PageHeader(title(), this);
    auto *body = new QWidget(this);
    m_stack = new QStackedLayout(body);
    m_empty = new ReplayWelcome(m_context.actions, body);
    auto *sides = new Splitter(Qt::Horizontal, QStringLiteral("replay.sides"), body);
    m_plan = new PlanPanel(sides);
    m_form = m_plan->form();
    sides->addWidget(m_plan);
    sides->addWidget(buildTabs());
    sides->setStretchFactor(1, 1);
    sides->setInitialSizes({320, 1000});
    m_stack->addWidget(m_empty);
    m_stack->addWidget(sides);
    m_run = new RunDesk(m_context, m_model, m_form, this);
    m_pairDesk = new PairDesk(m_context, m_model, m_table, m_pair, m_form, this);
    m_server = new ServerDesk(m_context, m_form, this);
    m_batch = new BatchDesk(m_context, m_form, this);
    m_warm = new WarmDesk(m_context, this);
    buildActions();
    column->addWidget(m_header);
    column->addWidget(m_run->progressStrip());
    column->addWidget(m_run->runStrip());
    column->addWidget(body, 1);
}

QWidget *ReplayPage::buildTabs()
{
    auto *side = new QWidget(this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_tabs = new QTabBar(side);
    m_tabs->setObjectName(QStringLiteral("replay.tabs"));
    m_tabs->setAccessibleName(tr("What the replays show"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Answers"));
    m_tabs->addTab(tr("How long answers hold"));
    auto *views = new QWidget(side);
    m_views = new QStackedLayout(views);
    m_views->addWidget(buildAnswers());
    m_validity = new ValidityPane(m_context, views);
    m_views->addWidget(m_validity);
    connect(m_tabs, &QTabBar::currentChanged, m_views, &QStackedLayout::setCurrentIndex);
    connect(m_validity, &ValidityPane::replayRequested, this, &ReplayPage::chooseOfSite);
    auto *tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(kPageMargin, 0, kPageMargin, 0);
    tabRow->addWidget(m_tabs);
    tabRow->addStretch(1);
    column->addLayout(tabRow);
    column->addWidget(views, 1);
    return side;
}

QWidget *ReplayPage::buildAnswers()
{
    auto *results = new Splitter(Qt::Vertical, QStringLiteral("replay.resultSides"), this);
    m_table = new ReplayTable(m_model, results);
    results->addWidget(m_table);
    m_pair = new PairView(results);
    results->addWidget(m_pair);
    results->setStretchFactor(1, 1);
    results->setInitialSizes({250, 500});
    return results;
}

void ReplayPage::buildActions()
{
    auto *templates = new QAction(tr("Fill in what the log does not hold…"), this);
    templates->setObjectName(QStringLiteral("replay.editTemplates"));
    connect(templates, &QAction::triggered, this, &ReplayPage::editTemplates);
    connect(m_plan->draft(), &DraftView::templatesRequested, this, &ReplayPage::editTemplates);
    connect(m_run->startAction(), &QAction::triggered, this, &ReplayPage::start);
    m_header->setActions(m_run->startAction(), {m_run->pauseAction(), m_run->stopAction()}, QList<QAction *>{templates, m_warm->action()} + m_batch->actions());
}

void ReplayPage::connectSources()
{
    connect(m_empty, &ReplayWelcome::suspiciousRequested, this, &ReplayPage::chooseSuspicious);
    connect(m_form, &PlanForm::edited, this, &ReplayPage::prepare);
    connect(m_server, &ServerDesk::loaded, this, [this] {
        if (m_stack->currentIndex() == 1)
            prepare();
    });
    connect(&m_context.hitLog, &HitLogSession::reset, this, [this] {
        m_run->stop();
        m_given.clear();
        m_planner->cancel();
        m_startWanted = false;
        m_model->setHits({});
        m_stack->setCurrentIndex(0);
        showState();
    });
    connect(&m_context.hitLog, &HitLogSession::finished, this, [this] {
        if (m_stack->currentIndex() == 1)
            prepare();
        showState();
    });
    connect(m_planner, &ReplayPlanner::drafted, this, &ReplayPage::adopt);
    connect(m_run, &RunDesk::changed, this, &ReplayPage::showState);
    connect(m_run, &RunDesk::hitsWanted, this, &ReplayPage::showHits);
    connect(m_run, &RunDesk::ended, this, &ReplayPage::finish);
    connect(m_warm, &WarmDesk::replayWanted, this, &ReplayPage::choose);
    connect(m_batch, &BatchDesk::resultsRead, this, [this] {
        m_run->loadEarlier();
        m_validity->refresh();
    });
}

void ReplayPage::arrive(const Destination &destination)
{
    if (!destination.hitIds.isEmpty())
        choose(destination.hitIds);
}

void ReplayPage::openPlan()
{
    m_stack->setCurrentIndex(1);
    m_tabs->setCurrentIndex(answers);
    prepare();
}

void ReplayPage::choose(QStringList given)
{
    m_given = std::move(given);
    m_form->hits()->setSample(SampleKind::given, size_t(m_given.size()), int(m_given.size()));
    openPlan();
}

void ReplayPage::chooseSuspicious()
{
    m_form->hits()->setSample(SampleKind::suspicious, ReplayWelcome::kFirstCount, int(m_given.size()));
    openPlan();
    focusTarget()->setFocus(Qt::OtherFocusReason);
}

void ReplayPage::chooseOfSite(const QString &callSite)
{
    m_form->hits()->setQuery(QStringLiteral("call_site:%1").arg(callSite), kSiteSample);
    openPlan();
}

void ReplayPage::showHits(const std::vector<Hit> &hits)
{
    m_given.clear();
    for (const Hit &hit : hits)
        m_given << toText(hit.id);
    m_form->hits()->setSample(SampleKind::given, hits.size(), int(hits.size()));
    m_model->setHits(hits);
    m_stack->setCurrentIndex(1);
    m_tabs->setCurrentIndex(answers);
    m_table->setFocus(Qt::OtherFocusReason);
}

QWidget *ReplayPage::focusTarget()
{
    if (m_stack->currentIndex() == 0)
        return m_empty->findChild<QPushButton *>(QStringLiteral("emptyPrimary"));
    if (m_tabs->currentIndex() == validity)
        return m_validity->focusTarget();
    auto *wanting = m_form->server()->wanting();
    return wanting ? wanting : m_table;
}

QList<KeyHint> ReplayPage::keyHints() const
{
    const auto keys = [](const QAction *action) { return action->shortcut().toString(QKeySequence::NativeText); };
    return QList<KeyHint>{{keys(m_run->startAction()), tr("Ask the server again")},
                          {keys(m_run->pauseAction()), tr("Pause, or go on")},
                          {keys(m_run->stopAction()), tr("Stop; what came stays")}}
        + m_pairDesk->keyHints();
}

bool ReplayPage::isBusy() const
{
    return m_planner->isBusy() || m_run->isBusy() || m_pairDesk->isBusy() || m_validity->isBusy() || m_server->isBusy() || m_batch->isBusy() || m_warm->isBusy();
}

void ReplayPage::prepare()
{
    m_prepareLater = m_run->isRunning();
    if (!m_prepareLater && m_stack->currentIndex() == 1) {
        const HitsForm *hits = m_form->hits();
        ReplayChoice choice{hits->sample(), {}, hits->count(), hits->seed(), hits->query().toStdString()};
        for (const QString &id : m_given)
            choice.ids.push_back(id.toStdString());
        m_planner->prepare(choice, m_form->plan());
    }
    showState();
}

void ReplayPage::adopt()
{
    const ReplayDraft &draft = m_planner->draft();
    m_form->hits()->showQueryProblem(draft.problem);
    m_model->setHits(draft.hits);
    m_plan->draft()->showDraft(draft, m_form->care()->capUsd());
    m_batch->setHits(draft.hits);
    m_run->loadEarlier();
    showState();
    if (std::exchange(m_startWanted, false))
        start();
}

void ReplayPage::start()
{
    if (m_planner->isBusy()) {
        m_startWanted = true;
        return;
    }
    if (!m_run->startAction()->isEnabled() || m_run->isRunning())
        return;
    m_server->remember();
    m_tabs->setCurrentIndex(answers);
    m_table->setFocus(Qt::OtherFocusReason);
    m_run->begin(toText(m_planner->draft().firstUrl));
}

void ReplayPage::finish()
{
    m_validity->refresh();
    if (m_prepareLater)
        prepare();
    showState();
}

void ReplayPage::editTemplates()
{
    QStringList sites;
    for (const Hit &hit : m_planner->draft().hits) {
        if (!sites.contains(toText(hit.callSite)))
            sites << toText(hit.callSite);
    }
    m_server->editTemplates(sites);
}

QString ReplayPage::stateSentence() const
{
    if (m_stack->currentIndex() == 0)
        return {};
    if (m_planner->isWaitingForScores())
        return tr("Looking for the most suspicious hits");
    const int hits = m_model->rowCount();
    if (hits == 0)
        return m_planner->isBusy() ? QString() : tr("No hit fits this choice.");
    const int answered = m_model->answered();
    if (answered > 0 || m_run->isRunning())
        return replayProgressText(answered, hits, m_model->doubtful(), m_run->progress());
    return m_form->server()->isReady() ? tr("%Ln hit(s) chosen", nullptr, hits) : tr("%Ln hit(s) chosen; name the server to ask.", nullptr, hits);
}

void ReplayPage::showState()
{
    m_empty->setHasLog(!m_context.hitLog.isEmpty());
    const bool running = m_run->isRunning();
    const bool isOpen = m_stack->currentIndex() == 1;
    const bool sendable = m_planner->isBusy() || (m_model->rowCount() > 0 && !DraftView::capCannotBeKept(m_planner->draft(), m_form->care()->capUsd()));
    m_run->startAction()->setVisible(!running && isOpen);
    m_run->startAction()->setEnabled(!running && isOpen && m_form->server()->isReady() && sendable);
    for (QAction *action : {m_run->pauseAction(), m_run->stopAction()}) {
        action->setVisible(running);
        action->setEnabled(running);
    }
    m_header->setState(stateSentence());
}

} // namespace cacheloupe
