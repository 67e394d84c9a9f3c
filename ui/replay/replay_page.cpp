// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/replay_page.h"

#include "core/base/hash.h"
#include "ui/replay/draft_view.h"
#include "ui/replay/pair_view.h"
#include "ui/replay/plan_form.h"
#include "ui/replay/plan_panel.h"
#include "ui/replay/replay_model.h"
#include "ui/replay/replay_planner.h"
#include "ui/replay/replay_session.h"
#include "ui/replay/replay_settings.h"
#include "ui/replay/replay_table.h"
#include "ui/replay/replay_text.h"
#include "ui/replay/replay_welcome.h"
#include "ui/support/error_text.h"
#include "ui/support/format.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/notices.h"
#include "ui/support/secret_desk.h"
#include "ui/support/theme.h"
#include "ui/support/workspace_session.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/splitter.h"

#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace cacheloupe {

ReplayPage::ReplayPage(const AppContext &context, QWidget *parent) : Page(parent), m_context(context)
{
    setObjectName(QStringLiteral("replayPage"));
    setProperty("surface", true);
    m_session = new ReplaySession(context.workspace, this);
    m_planner = new ReplayPlanner(context, this);
    m_model = new ReplayModel(this);
    build();
    buildKeys();
    connectSources();
    loadSettings();
    showState();
}

void ReplayPage::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_header = new PageHeader(title(), this);
    buildActions();
    m_progress = new ProgressStrip(this);
    connect(m_progress, &ProgressStrip::cancelRequested, m_session, &ReplaySession::stop);
    column->addWidget(m_header);
    column->addWidget(m_progress);
    auto *body = new QWidget(this);
    m_stack = new QStackedLayout(body);
    m_empty = new ReplayWelcome(m_context.actions, body);
    connect(m_empty, &ReplayWelcome::suspiciousRequested, this, &ReplayPage::chooseSuspicious);
    auto *sides = new Splitter(Qt::Horizontal, QStringLiteral("replay.sides"), body);
    m_plan = new PlanPanel(sides);
    m_form = m_plan->form();
    connect(m_form, &PlanForm::edited, this, &ReplayPage::prepare);
    sides->addWidget(m_plan);
    auto *results = new Splitter(Qt::Vertical, QStringLiteral("replay.resultSides"), sides);
    m_table = new ReplayTable(m_model, results);
    connect(m_table, &ReplayTable::currentChangedOrUpdated, this, &ReplayPage::showSelected);
    results->addWidget(m_table);
    m_pair = new PairView(results);
    results->addWidget(m_pair);
    results->setStretchFactor(1, 1);
    results->setInitialSizes({250, 500});
    sides->addWidget(results);
    sides->setStretchFactor(1, 1);
    sides->setInitialSizes({320, 1000});
    m_stack->addWidget(m_empty);
    m_stack->addWidget(sides);
    column->addWidget(body, 1);
}

void ReplayPage::buildActions()
{
    m_start = new QAction(tr("Replay"), this);
    m_start->setObjectName(QStringLiteral("replay.start"));
    m_start->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    connect(m_start, &QAction::triggered, this, &ReplayPage::start);
    m_stop = new QAction(tr("Stop"), this);
    m_stop->setObjectName(QStringLiteral("replay.stop"));
    m_stop->setShortcut(QKeySequence(Qt::Key_Escape));
    connect(m_stop, &QAction::triggered, m_session, &ReplaySession::stop);
    for (auto *action : {m_start, m_stop}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
    m_header->setActions(m_start, {m_stop});
}

void ReplayPage::buildKeys()
{
    for (int i = 0; i < int(kVerdicts.size()); ++i) {
        auto *action = new QAction(this);
        action->setShortcut(QKeySequence(Qt::Key(Qt::Key_1 + i)));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, [this, i] { judge(kVerdicts[size_t(i)]); });
        addAction(action);
    }
    connect(m_pair, &PairView::verdictChosen, this, &ReplayPage::judge);
    connect(m_pair, &PairView::reviewRequested, this, [this] {
        if (m_table->currentRow() >= 0)
            m_context.navigator.go({PageId::review, {}, {toText(m_model->row(m_table->currentRow()).hit.id)}, {}, {}});
    });
    connect(m_pair, &PairView::policyRequested, this, [this] {
        if (m_table->currentRow() >= 0)
            m_context.navigator.go({PageId::policies, {}, {}, toText(m_model->row(m_table->currentRow()).hit.callSite), {}});
    });
}

void ReplayPage::connectSources()
{
    connect(&m_context.workspace, &WorkspaceSession::opened, this, &ReplayPage::loadSettings);
    connect(&m_context.hitLog, &HitLogSession::reset, this, [this] {
        m_session->stop();
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
    connect(&m_context.verdicts, &VerdictBook::changed, this, [this] {
        if (m_table->currentRow() >= 0)
            m_pair->setVerdict(m_context.verdicts.verdict(hash128(m_model->row(m_table->currentRow()).hit.id)));
    });
    connect(&m_context.verdicts, &VerdictBook::revisited, this, &ReplayPage::select);
    connect(m_session, &ReplaySession::arrived, m_model, &ReplayModel::setResult);
    connect(m_session, &ReplaySession::arrived, this, &ReplayPage::showState);
    connect(m_session, &ReplaySession::progressed, this, &ReplayPage::showState);
    connect(m_session, &ReplaySession::ended, this, &ReplayPage::finish);
    connect(m_session, &ReplaySession::notStored, &m_context.notices, &Notices::fail);
}

void ReplayPage::arrive(const Destination &destination)
{
    if (destination.hitIds.isEmpty())
        return;
    m_given = destination.hitIds;
    m_form->setSample(ReplaySample::given, size_t(m_given.size()), int(m_given.size()));
    m_stack->setCurrentIndex(1);
    prepare();
}

void ReplayPage::chooseSuspicious()
{
    m_form->setSample(ReplaySample::suspicious, ReplayWelcome::kFirstCount, int(m_given.size()));
    m_stack->setCurrentIndex(1);
    prepare();
    focusTarget()->setFocus(Qt::OtherFocusReason);
}

QWidget *ReplayPage::focusTarget()
{
    if (m_stack->currentIndex() == 0)
        return m_empty->findChild<QPushButton *>(QStringLiteral("emptyPrimary"));
    return m_form->endpoint()->text().isEmpty() ? static_cast<QWidget *>(m_form->endpoint()) : m_table;
}

QList<KeyHint> ReplayPage::keyHints() const
{
    const auto keys = [](const QAction *action) { return action->shortcut().toString(QKeySequence::NativeText); };
    return {{keys(m_start), tr("Ask the server again")},
            {keys(m_stop), tr("Stop; what came stays")},
            {tr("↑ ↓"), tr("Choose a hit")},
            {tr("1–6"), tr("Mark the hit: safe, wrong match, stale, leaked scope, should not be cached, unsure")}};
}

bool ReplayPage::isBusy() const
{
    return m_planner->isBusy() || m_comparing.isRunning() || m_session->isRunning() || m_session->isLoading();
}

void ReplayPage::loadSettings()
{
    if (!m_context.workspace.isOpen())
        return;
    m_settings = m_context.workspace.read<ReplaySettings>(readReplaySettings, [this](Result<ReplaySettings> settings) {
        if (!settings || settings->endpoint.empty())
            return;
        const bool isFocused = focusTarget()->hasFocus();
        m_form->setServer(toText(settings->endpoint), toText(settings->model), toText(settings->key));
        // Who was sent here before the server was known is asked for it no more.
        if (isFocused)
            focusTarget()->setFocus(Qt::OtherFocusReason);
        if (m_stack->currentIndex() == 1)
            prepare();
    });
}

void ReplayPage::saveSettings()
{
    const ReplayPlan plan = m_form->plan();
    const ReplaySettings settings{plan.endpoint, plan.model, plan.apiKey.toString()};
    // Without a workspace the results' own notice says so.
    m_context.workspace.write([settings](Workspace &workspace) { return writeReplaySettings(workspace, settings); }, [](Status) {});
}

void ReplayPage::prepare()
{
    m_prepareLater = m_session->isRunning();
    if (!m_prepareLater) {
        ReplayChoice choice{m_form->sample(), {}, m_form->count(), 1};
        for (const QString &id : m_given)
            choice.ids.push_back(id.toStdString());
        m_planner->prepare(choice, m_form->plan());
    }
    showState();
}

void ReplayPage::adopt()
{
    const ReplayDraft &draft = m_planner->draft();
    m_model->setHits(draft.hits);
    m_plan->draft()->showDraft(draft, m_form->plan().maxCostUsd);
    std::vector<std::string> ids;
    for (const Hit &hit : draft.hits)
        ids.push_back(hit.id);
    m_session->loadEarlier(std::move(ids), [this](ReplayResults results) { m_model->setEarlier(results); });
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
    if (!m_start->isEnabled() || m_session->isRunning())
        return;
    saveSettings();
    m_table->setFocus(Qt::OtherFocusReason);
    m_form->setEnabled(false);
    m_model->beginRun();
    const ReplayPlan plan = m_form->plan();
    m_progress->start(tr("Asking %1").arg(toText(m_planner->draft().firstUrl)));
    m_session->start(m_model->hits(), plan, m_form->resolver(m_context.secrets.resolver()));
    showState();
}

void ReplayPage::finish(const Error *error)
{
    m_progress->finish();
    m_form->setEnabled(true);
    m_model->endRun(error ? errorText(*error).sentence : tr("Stopped before it was asked."));
    if (error && error->reason == ErrorReason::secretMissing) {
        const ErrorText text = errorText(*error);
        m_form->showKeyProblem(tr("%1 %2").arg(text.sentence, text.remedy));
    } else if (error) {
        m_context.notices.fail(*error);
    }
    if (m_prepareLater)
        prepare();
    showState();
}

void ReplayPage::showSelected()
{
    const int index = m_table->currentRow();
    m_pair->setEnabled(index >= 0);
    if (index < 0) {
        m_comparing.cancel();
        m_pair->showPair({}, {}, {});
        return;
    }
    const ReplayRow &row = m_model->row(index);
    m_pair->setVerdict(m_context.verdicts.verdict(hash128(row.hit.id)));
    const ChipLook look = m_model->look(index);
    if (!row.result || row.result->error) {
        m_comparing.cancel();
        m_pair->showPair(row, look, {});
        return;
    }
    m_comparing = runOnLane<WordDifference>(
        m_context.lanes,
        [cached = row.hit.answer, fresh = row.result->freshAnswer](std::stop_token, ProgressReport &) { return wordDifference(cached, fresh); },
        [this, row, look](WordDifference words) { m_pair->showPair(row, look, words); });
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
    if (m_form->endpoint()->text().trimmed().isEmpty())
        return tr("%Ln hit(s) chosen; name the server to ask.", nullptr, hits);
    const int answered = m_model->answered();
    if (answered == 0 && !m_session->isRunning())
        return tr("%Ln hit(s) chosen", nullptr, hits);
    return replayProgressText(answered, hits, m_model->doubtful(), m_session->progress().costUsd);
}

void ReplayPage::showState()
{
    m_empty->setHasLog(!m_context.hitLog.isEmpty());
    const bool running = m_session->isRunning();
    const bool sendable = m_planner->isBusy() || (m_model->rowCount() > 0 && !DraftView::capCannotBeKept(m_planner->draft(), m_form->plan().maxCostUsd));
    m_start->setVisible(!running && m_stack->currentIndex() == 1);
    m_start->setEnabled(!running && m_stack->currentIndex() == 1 && m_form->isReady() && sendable);
    m_stop->setVisible(running);
    m_stop->setEnabled(running);
    if (running) {
        const auto &progress = m_session->progress();
        m_progress->setProgress(qint64(progress.done), qint64(progress.total), tr("%1 of %2").arg(formatCount(progress.done), formatCount(progress.total)));
    }
    m_header->setState(stateSentence());
}

void ReplayPage::judge(Verdict verdict)
{
    if (m_table->currentRow() < 0)
        return;
    const Hit &hit = m_model->row(m_table->currentRow()).hit;
    const auto *before = m_context.verdicts.record(hash128(hit.id));
    m_context.verdicts.set({VerdictRecord{hit.id, hit.source, hit.callSite, verdict, before ? before->note : std::string(), {}, {}}});
}

void ReplayPage::select(const Hash128 &hitIdHash)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (hash128(m_model->row(row).hit.id) == hitIdHash)
            m_table->choose(row);
    }
}

} // namespace cacheloupe
