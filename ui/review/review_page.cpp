// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_page.h"

#include "core/review/layer_blame.h"
#include "core/review/suggested_reason.h"
#include "ui/records/log_facts_reader.h"
#include "ui/records/policy_rules.h"
#include "ui/review/rates_pane.h"
#include "ui/review/reason_menu.h"
#include "ui/review/report_dialog.h"
#include "ui/review/review_card.h"
#include "ui/review/round_figures.h"
#include "ui/review/round_summary.h"
#include "ui/review/round_text.h"
#include "ui/review/scan_pane.h"
#include "ui/review/verdict_exchange.h"
#include "ui/support/format.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/notices.h"
#include "ui/support/screen_mask.h"
#include "ui/support/source_actions.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/verdict_bar.h"

#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedLayout>
#include <QTabBar>
#include <QVBoxLayout>

namespace cacheloupe {

namespace {

constexpr auto kWrongQuery = "verdict:wrong_match,stale,leaked_scope,not_cacheable";

} // namespace

ReviewPage::ReviewPage(const AppContext &context, QWidget *parent) : Page(parent), m_context(context)
{
    setObjectName(QStringLiteral("reviewPage"));
    m_facts = new LogFactsReader(context.lanes, context.hitLog, this);
    m_rules = new PolicyRules(context, this);
    m_sitting = new ReviewSitting(context, this);
    build();
    connectCard();
    buildKeys();
    connect(m_sitting, &ReviewSitting::roundChanged, this, [this] {
        m_progress->finish();
        offer(!m_context.hitLog.isEmpty());
        showCurrent();
        if (!round().isEmpty())
            m_facts->start();
    });
    connect(m_sitting, &ReviewSitting::moved, this, [this] {
        if (m_card->note()->hasFocus())
            setFocus(Qt::OtherFocusReason);
        showCurrent();
    });
    connect(m_sitting, &ReviewSitting::ticked, this, &ReviewPage::refreshState);
    connect(m_sitting, &ReviewSitting::progressed, this, [this](Progress progress) {
        // With a hit on the screen the rest is picked again in silence.
        if (!round().isEmpty())
            return;
        if (!m_progress->isVisible())
            m_progress->start(tr("Looking for suspicious hits"));
        m_progress->setProgress(qint64(progress.done), qint64(progress.total));
    });
    connect(m_sitting, &ReviewSitting::timeIsUp, this, [this] {
        const auto figures = roundFigures(round(), *m_context.hitLog.table(), m_context.verdicts);
        m_context.notices.tell(tr("Ten minutes are over. %1").arg(boundSentence(figures)));
    });
    connect(&context.verdicts, &VerdictBook::changed, this, [this] {
        refreshState();
        if (const auto *record = currentRecord())
            m_card->showVerdict(record->verdict, record->reason);
        else
            m_card->showVerdict(Verdict::none, VerdictReason::none);
    });
    connect(m_rules, &PolicyRules::changed, this, &ReviewPage::showCurrent);
    connect(&context.mask, &ScreenMask::changed, this, &ReviewPage::showCurrent);
    connect(&context.verdicts, &VerdictBook::revisited, m_sitting, &ReviewSitting::revisit);
    offer(false);
    showCurrent();
}

void ReviewPage::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_header = new PageHeader(title(), this);
    auto *more = new QAction(tr("Pick other hits"), this);
    more->setObjectName(QStringLiteral("review.pick"));
    connect(more, &QAction::triggered, m_sitting, &ReviewSitting::pickAnew);
    m_exchange = new VerdictExchange(m_context, this);
    auto *report = new QAction(symbolicIcon(QStringLiteral("file")), tr("Write the report…"), this);
    report->setObjectName(QStringLiteral("review.report"));
    connect(report, &QAction::triggered, this, [this] { ReportDialog::begin(m_context, this); });
    m_header->setActions(nullptr, {report, more}, {m_exchange->exportAction(), m_exchange->importAction()});
    m_progress = new ProgressStrip(this);
    connect(m_progress, &ProgressStrip::cancelRequested, this, [this] {
        m_sitting->cancel();
        m_progress->finish();
    });
    m_tabs = new QTabBar(this);
    m_tabs->setObjectName(QStringLiteral("review.tabs"));
    m_tabs->setAccessibleName(tr("What the review shows"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Queue"));
    m_tabs->addTab(tr("Findings"));
    m_tabs->addTab(tr("Rates"));
    connect(m_tabs, &QTabBar::currentChanged, this, &ReviewPage::showTab);
    auto *tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(kPageMargin, 0, kPageMargin, 0);
    tabRow->addWidget(m_tabs);
    tabRow->addStretch(1);
    auto *body = new QWidget(this);
    m_views = new QStackedLayout(body);
    m_views->addWidget(buildQueue());
    const auto read = [this](const QStringList &hitIds) {
        m_tabs->setCurrentIndex(0);
        m_sitting->show(hitIds);
    };
    m_scans = new ScanPane(m_context.lanes, m_context.mask, body);
    connect(m_scans, &ScanPane::hitsRequested, this, read);
    m_views->addWidget(m_scans);
    m_rates = new RatesPane(m_context, body);
    connect(m_rates, &RatesPane::hitsRequested, this, read);
    m_views->addWidget(m_rates);
    column->addWidget(m_header);
    column->addLayout(tabRow);
    column->addWidget(m_progress);
    column->addWidget(body, 1);
}

QWidget *ReviewPage::buildQueue()
{
    auto *body = new QWidget(this);
    m_stack = new QStackedLayout(body);
    m_empty = new EmptyState(QStringLiteral("review"), {}, body);
    connect(m_empty, &EmptyState::primaryTriggered, this, [this] {
        if (m_context.hitLog.isEmpty())
            Q_EMIT m_context.actions.logRequested();
        else
            m_sitting->pickAnew();
    });
    connect(m_empty, &EmptyState::linkTriggered, this, [this] { Q_EMIT m_context.actions.demoRequested(); });
    m_card = new ReviewCard(body);
    m_summary = new RoundSummary(body);
    connect(m_summary, &RoundSummary::newRoundRequested, m_sitting, &ReviewSitting::pickAnew);
    connect(m_summary, &RoundSummary::wrongHitsRequested, this, [this] {
        Destination to;
        to.page = PageId::hits;
        to.query = QLatin1String(kWrongQuery);
        m_context.navigator.go(to);
    });
    connect(m_summary, &RoundSummary::policyRequested, this, [this] {
        Destination to;
        to.page = PageId::policies;
        to.callSite = m_worstSite;
        m_context.navigator.go(to);
    });
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_card);
    m_stack->addWidget(m_summary);
    return body;
}

void ReviewPage::showTab(int tab)
{
    if (m_views->widget(tab) == m_scans)
        m_scans->setTable(m_context.hitLog.isEmpty() ? nullptr : m_context.hitLog.table());
    m_views->setCurrentIndex(tab);
    if (tab == 0)
        setFocus(Qt::OtherFocusReason);
    else
        m_sitting->stopClock();
}

void ReviewPage::arrive(const Destination &destination)
{
    if (!destination.hitIds.isEmpty() || !destination.callSite.isEmpty())
        m_tabs->setCurrentIndex(0);
    m_rules->refresh();
    if (!destination.hitIds.isEmpty())
        m_sitting->show(destination.hitIds);
    else if (!destination.callSite.isEmpty() && destination.callSite != m_sitting->callSite())
        m_sitting->begin(destination.callSite);
    else if (round().isEmpty() && !m_sitting->isPicking())
        m_sitting->begin(m_sitting->callSite());
}

QWidget *ReviewPage::focusTarget()
{
    return this;
}

bool ReviewPage::isBusy() const
{
    return m_sitting->isPicking() || m_loading.isRunning() || m_rates->isBusy() || m_scans->isBusy();
}

void ReviewPage::hideEvent(QHideEvent *event)
{
    m_sitting->stopClock();
    Page::hideEvent(event);
}

/// What stands there while there is no round.
void ReviewPage::offer(bool picked)
{
    m_empty->setLine(picked ? tr("There is no hit left to review here.") : tr("Here you judge reuses, one key a hit. Open a hit log to begin."));
    m_empty->setPrimary(picked ? tr("Pick other hits") : tr("Open a log…"));
    m_empty->setLink(picked ? QString() : tr("Open the demo week"));
}

const VerdictRecord *ReviewPage::currentRecord() const
{
    return round().isEmpty() || round().atEnd() ? nullptr : m_context.verdicts.ownRecord(m_context.hitLog.table()->idHash(round().current().row));
}

void ReviewPage::showCurrent()
{
    refreshState();
    m_viewReady = false;
    if (round().isEmpty()) {
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    if (round().atEnd()) {
        m_stack->setCurrentWidget(m_summary);
        return;
    }
    const HitRow row = round().current().row;
    m_loading = loadHitViewOnLane(m_context, m_context.hitLog.table(), row, m_facts->facts(), [this, row](const Result<HitView> &view) { showView(view, row); });
}

void ReviewPage::showView(const Result<HitView> &view, HitRow row)
{
    if (!view) {
        m_context.notices.fail(view.error());
        return;
    }
    if (round().atEnd() || round().current().row != row)
        return;
    m_view = *view;
    m_viewReady = true;
    CardState state;
    if (const auto *record = currentRecord()) {
        state.verdict = record->verdict;
        state.reason = record->reason;
        state.note = toText(record->note);
    }
    state.stratum = round().current().stratum;
    state.rule = m_rules->ruleOf(m_view.hit.callSite);
    state.alikeCount = int(round().current().alike.size());
    m_card->showHit(m_view, state);
    m_stack->setCurrentWidget(m_card);
}

void ReviewPage::refreshState()
{
    if (round().isEmpty()) {
        m_header->setState({});
        return;
    }
    const auto figures = roundFigures(round(), *m_context.hitLog.table(), m_context.verdicts);
    m_header->setState(stateSentence(round(), figures, m_sitting->taken(), m_sitting->callSite()));
    m_worstSite = toText(figures.worstSite);
    m_summary->showRound(figures);
    Q_EMIT badgeChanged(int(round().size()) - figures.reviewed);
}

void ReviewPage::judge(Verdict verdict, bool alikeToo)
{
    if (round().atEnd())
        return;
    const auto *before = currentRecord();
    const bool same = before && before->verdict == verdict;
    judgeWith(verdict, same ? before->reason : m_viewReady ? suggestedReason(verdict, m_view.suspicion) : VerdictReason::none, alikeToo);
}

void ReviewPage::judgeWith(Verdict verdict, VerdictReason reason, bool alikeToo)
{
    Judgement judgement;
    judgement.verdict = verdict;
    judgement.reason = reason;
    // A card that is not drawn yet shows the note of the hit before.
    if (m_viewReady)
        judgement.note = m_card->note()->text().toStdString();
    m_card->note()->setModified(false);
    if (m_viewReady && isWrongReuse(verdict)) {
        const LayerBlame blame = walkLayers(m_view.hit);
        if (blame.first)
            judgement.layer = blameLayerName(*blame.first);
        m_flagged = std::make_shared<FlaggedHit>(FlaggedHit{m_view.hit, verdict, reason, judgement.layer});
    }
    m_sitting->judge(judgement, alikeToo);
}

void ReviewPage::chooseReason()
{
    if (!m_viewReady)
        return;
    const auto *record = currentRecord();
    auto *menu = new ReasonMenu(record ? record->verdict : Verdict::none, record ? record->reason : VerdictReason::none,
                                [this](Verdict verdict) { return suggestedReason(verdict, m_view.suspicion); }, this);
    connect(menu, &ReasonMenu::chosen, this, [this](Verdict verdict, VerdictReason reason) { judgeWith(verdict, reason, false); });
    menu->popup(m_card->reason()->mapToGlobal(QPoint(0, m_card->reason()->height())));
}

/// Of this hit when it is marked wrong, else of the one that was marked last: a verdict goes on to the next hit.
void ReviewPage::draftFix()
{
    auto flagged = m_flagged;
    if (const auto *record = currentRecord(); record && m_viewReady && isWrongReuse(record->verdict))
        flagged = std::make_shared<FlaggedHit>(FlaggedHit{m_view.hit, record->verdict, record->reason, record->layer});
    if (!flagged) {
        m_context.notices.tell(tr("Mark a hit as wrong first: its verdict decides which change is drafted."));
        return;
    }
    Destination to;
    to.page = PageId::policies;
    to.callSite = toText(flagged->hit.callSite);
    to.flagged = std::move(flagged);
    m_context.navigator.go(to);
}

void ReviewPage::saveNote(const QString &note)
{
    // A note without a verdict waits in its field for the verdict key.
    const auto *record = currentRecord();
    if (!record || !m_viewReady)
        return;
    VerdictRecord changed = *record;
    changed.note = note.toStdString();
    m_context.verdicts.set({changed});
}

} // namespace cacheloupe
