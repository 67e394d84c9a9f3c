// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_page.h"

#include "ui/records/log_facts_reader.h"
#include "ui/review/review_card.h"
#include "ui/review/review_picker.h"
#include "ui/review/round_figures.h"
#include "ui/review/round_summary.h"
#include "ui/support/format.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/notices.h"
#include "ui/support/source_actions.h"
#include "ui/support/workspace_session.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/verdict_bar.h"

#include <QAction>
#include <QLineEdit>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace cacheloupe {

namespace {

using SteadyClock = std::chrono::steady_clock;
constexpr std::chrono::seconds kTick(1);
constexpr auto kWrongQuery = "verdict:wrong_match,stale,leaked_scope,not_cacheable";

} // namespace

ReviewPage::ReviewPage(const AppContext &context, QWidget *parent) : Page(parent), m_context(context)
{
    setObjectName(QStringLiteral("reviewPage"));
    m_facts = new LogFactsReader(context.lanes, context.hitLog, this);
    build();
    buildKeys();
    m_clock.setInterval(kTick);
    connect(&m_clock, &QTimer::timeout, this, &ReviewPage::refreshState);
    connect(&context.hitLog, &HitLogSession::reset, this, [this] {
        m_picking.cancel();
        adopt({});
    });
    connect(&context.suspicion, &SuspicionBook::completed, this, [this] {
        if (m_waitingForScores)
            pick();
    });
    connect(&context.verdicts, &VerdictBook::changed, this, [this] {
        refreshState();
        if (!m_round.atEnd())
            m_card->verdicts()->setVerdict(m_context.verdicts.verdict(m_context.hitLog.table()->idHash(m_round.current().row)));
    });
    connect(&context.verdicts, &VerdictBook::revisited, this, &ReviewPage::revisit);
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
    connect(more, &QAction::triggered, this, &ReviewPage::startRound);
    m_header->setActions(nullptr, {more});
    m_progress = new ProgressStrip(this);
    connect(m_progress, &ProgressStrip::cancelRequested, this, [this] {
        m_picking.cancel();
        m_waitingForScores = false;
        m_progress->finish();
    });
    auto *body = new QWidget(this);
    m_stack = new QStackedLayout(body);
    m_empty = new EmptyState(QStringLiteral("review"), {}, body);
    connect(m_empty, &EmptyState::primaryTriggered, this, [this] {
        if (m_context.hitLog.isEmpty())
            Q_EMIT m_context.actions.logRequested();
        else
            startRound();
    });
    connect(m_empty, &EmptyState::linkTriggered, this, [this] { Q_EMIT m_context.actions.demoRequested(); });
    m_card = new ReviewCard(body);
    m_summary = new RoundSummary(body);
    connect(m_summary, &RoundSummary::newRoundRequested, this, &ReviewPage::startRound);
    connect(m_summary, &RoundSummary::wrongHitsRequested, this, [this] { m_context.navigator.go({PageId::hits, QLatin1String(kWrongQuery), {}, {}, {}}); });
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_card);
    m_stack->addWidget(m_summary);
    column->addWidget(m_header);
    column->addWidget(m_progress);
    column->addWidget(body, 1);

    connect(m_card->verdicts(), &VerdictBar::verdictChosen, this, [this](Verdict verdict) { judge(verdict, false); });
    connect(m_card, &ReviewCard::noteEdited, this, &ReviewPage::saveNote);
    connect(m_card, &ReviewCard::previousRequested, this, [this] { step(false); });
    connect(m_card, &ReviewCard::nextRequested, this, [this] { step(true); });
    const auto withHit = [this](auto go) {
        return [this, go] {
            if (!m_round.atEnd())
                go(m_round.current().row);
        };
    };
    connect(m_card, &ReviewCard::replayRequested, this, withHit([this](HitRow row) {
                m_context.navigator.go({PageId::replay, {}, {toText(m_context.hitLog.table()->hitId(row))}, {}, {}});
            }));
    const auto policyOf = [this](const QString &site) { m_context.navigator.go({PageId::policies, {}, {}, site, {}}); };
    connect(m_card, &ReviewCard::policyRequested, this,
            withHit([=, this](HitRow row) { policyOf(toText(std::string(m_context.hitLog.table()->callSite(row)))); }));
    connect(m_card, &ReviewCard::alikeRequested, this, withHit([this](HitRow row) {
                if (const auto hit = m_context.hitLog.table()->record(row))
                    m_context.navigator.go({PageId::hits, alikeQuery(*hit), {}, {}, {}});
            }));
    connect(m_summary, &RoundSummary::policyRequested, this, [=, this] { policyOf(m_worstSite); });
}

void ReviewPage::onKey(const QKeySequence &keys, std::function<void()> run)
{
    auto *action = new QAction(this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, [this, run = std::move(run)] {
        if (!m_round.atEnd())
            run();
    });
    addAction(action);
}

void ReviewPage::buildKeys()
{
    for (int i = 0; i < int(kVerdicts.size()); ++i) {
        const Verdict verdict = kVerdicts[size_t(i)];
        onKey(QKeySequence(Qt::Key(Qt::Key_1 + i)), [this, verdict] { judge(verdict, false); });
        onKey(QKeySequence(Qt::SHIFT | Qt::Key(Qt::Key_1 + i)), [this, verdict] { judge(verdict, true); });
    }
    onKey(QKeySequence(Qt::Key_0), [this] { judge(Verdict::none, false); });
    onKey(QKeySequence(Qt::Key_Right), [this] { step(true); });
    onKey(QKeySequence(Qt::Key_Space), [this] { step(true); });
    onKey(QKeySequence(Qt::Key_Left), [this] { step(false); });
    onKey(QKeySequence(Qt::Key_N), [this] { m_card->note()->setFocus(Qt::ShortcutFocusReason); });
    onKey(QKeySequence(Qt::Key_R), [this] { Q_EMIT m_card->replayRequested(); });
    onKey(QKeySequence(Qt::Key_P), [this] { Q_EMIT m_card->policyRequested(); });
    onKey(QKeySequence(Qt::Key_F), [this] { Q_EMIT m_card->alikeRequested(); });
    // Enter ends a note and gives the keys back to the verdicts.
    connect(m_card->note(), &QLineEdit::returnPressed, this, [this] { setFocus(Qt::OtherFocusReason); });
    setFocusPolicy(Qt::StrongFocus);
}

QList<KeyHint> ReviewPage::keyHints() const
{
    QList<KeyHint> hints;
    for (int i = 0; i < int(kVerdicts.size()); ++i)
        hints.append({QString::number(i + 1), verdictText(kVerdicts[size_t(i)])});
    hints.append({{tr("Shift+1–6"), tr("Mark all hits with the same two questions")},
                  {tr("0"), tr("Take the verdict back")},
                  {tr("→ or Space"), tr("Next hit")},
                  {tr("←"), tr("Previous hit")},
                  {tr("N"), tr("Write a note")},
                  {tr("R"), tr("Replay this hit")},
                  {tr("P"), tr("Edit the policy of this call site")},
                  {tr("F"), tr("Find hits alike")}});
    return hints;
}

void ReviewPage::arrive(const Destination &destination)
{
    if (!destination.hitIds.isEmpty())
        showHits(destination.hitIds);
    else if (!destination.callSite.isEmpty() && destination.callSite != m_callSite) {
        m_callSite = destination.callSite;
        startRound();
    } else if (m_round.isEmpty() && !m_context.hitLog.isEmpty())
        startRound();
}

QWidget *ReviewPage::focusTarget()
{
    return this;
}

bool ReviewPage::isBusy() const
{
    return m_picking.isRunning() || m_loading.isRunning() || m_waitingForScores;
}

void ReviewPage::startRound()
{
    if (m_context.hitLog.isEmpty())
        return;
    m_progress->start(tr("Looking for suspicious hits"));
    m_waitingForScores = m_context.hitLog.isLoading() || !m_context.suspicion.isComplete();
    if (!m_waitingForScores)
        pick();
}

void ReviewPage::pick()
{
    m_waitingForScores = false;
    ReviewScope scope;
    scope.callSite = m_callSite.toStdString();
    // Another seed after each verdict, so that a second round draws other hits.
    scope.plan.seed = m_context.verdicts.records().size() + 1;
    m_picking = runOnLane<std::vector<ReviewItem>>(
        m_context.lanes,
        [table = m_context.hitLog.table(), verdicts = m_context.verdicts.records(), scores = m_context.suspicion.scores(),
         scope](std::stop_token stop, ProgressReport &report) { return pickReview(*table, verdicts, *scores, scope, stop, report); },
        [this](std::vector<ReviewItem> items) {
            m_progress->finish();
            adopt(std::move(items));
        },
        [this](Progress p) { m_progress->setProgress(qint64(p.done), qint64(p.total)); });
    m_facts->start();
}

void ReviewPage::showHits(const QStringList &hitIds)
{
    std::vector<ReviewItem> items;
    const auto table = m_context.hitLog.table();
    for (const auto &id : hitIds)
        if (const auto row = table->rowOfId(id.toStdString()))
            items.push_back({*row, ReviewStratum::suspicious, double(m_context.suspicion.score(*row)), {}});
    m_callSite.clear();
    adopt(std::move(items));
    m_facts->start();
}

void ReviewPage::adopt(std::vector<ReviewItem> items)
{
    m_round = ReviewRound(std::move(items));
    m_clock.stop();
    offer(!m_context.hitLog.isEmpty());
    showCurrent();
}

/// What stands there while there is no round.
void ReviewPage::offer(bool picked)
{
    m_empty->setLine(picked ? tr("There is no hit left to review here.") : tr("Here you judge reuses, one key a hit. Open a hit log to begin."));
    m_empty->setPrimary(picked ? tr("Pick other hits") : tr("Open a log…"));
    m_empty->setLink(picked ? QString() : tr("Open the demo week"));
}

void ReviewPage::showCurrent()
{
    refreshState();
    if (m_round.isEmpty()) {
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    if (m_round.atEnd()) {
        m_clock.stop();
        m_stack->setCurrentWidget(m_summary);
        return;
    }
    const HitRow row = m_round.current().row;
    m_loading = loadHitViewOnLane(m_context.lanes, m_context.hitLog.table(), row, m_facts->facts(), m_context.hitLog.storeEntries(), [this, row](Result<HitView> view) {
        if (!view) {
            m_context.notices.fail(view.error());
            return;
        }
        const auto *record = m_context.verdicts.record(m_context.hitLog.table()->idHash(row));
        m_card->showHit(*view, record ? record->verdict : Verdict::none, record ? toText(record->note) : QString(), int(m_round.current().alike.size()));
        m_stack->setCurrentWidget(m_card);
    });
}

void ReviewPage::refreshState()
{
    if (m_round.isEmpty()) {
        m_header->setState({});
        return;
    }
    const auto figures = roundFigures(m_round, *m_context.hitLog.table(), m_context.verdicts);
    QStringList parts{tr("%1 of %2").arg(formatCount(std::min(m_round.position() + 1, m_round.size())), formatCount(m_round.size())),
                      tr("%Ln reviewed", nullptr, figures.reviewed), tr("%Ln wrong", nullptr, figures.wrong)};
    if (const auto elapsed = m_round.elapsed(SteadyClock::now()))
        parts << tr("%1:%2").arg(elapsed->count() / 60).arg(int(elapsed->count() % 60), 2, 10, QLatin1Char('0'));
    if (!m_callSite.isEmpty())
        parts << m_callSite;
    m_header->setState(parts.join(QStringLiteral(" · ")));
    m_worstSite = toText(figures.worstSite);
    m_summary->showRound(figures.reviewed, figures.wrong, figures.random, m_worstSite);
    Q_EMIT badgeChanged(int(m_round.size()) - figures.reviewed);
}

VerdictRecord ReviewPage::recordOf(HitRow row, Verdict verdict, const QString &note) const
{
    const auto table = m_context.hitLog.table();
    VerdictRecord record;
    record.hitId = table->hitId(row);
    record.source = table->source(table->sourceIndex(row)).path().string();
    record.callSite = std::string(table->callSite(row));
    record.verdict = verdict;
    record.note = note.toStdString();
    return record;
}

void ReviewPage::judge(Verdict verdict, bool alikeToo)
{
    if (m_round.atEnd())
        return;
    m_round.startClock(SteadyClock::now());
    m_clock.start();
    const auto item = m_round.current();
    std::vector<VerdictRecord> records{recordOf(item.row, verdict, m_card->note()->text())};
    if (alikeToo)
        for (const auto row : item.alike)
            records.push_back(recordOf(row, verdict, {}));
    m_context.verdicts.set(records);
    if (verdict != Verdict::none)
        step(true);
}

void ReviewPage::saveNote(const QString &note)
{
    if (m_round.atEnd())
        return;
    const HitRow row = m_round.current().row;
    const Verdict verdict = m_context.verdicts.verdict(m_context.hitLog.table()->idHash(row));
    // A note without a verdict waits in its field for the verdict key.
    if (verdict != Verdict::none)
        m_context.verdicts.set({recordOf(row, verdict, note)});
}

void ReviewPage::step(bool forward)
{
    if (forward ? m_round.next() : m_round.previous())
        showCurrent();
    if (m_card->note()->hasFocus())
        setFocus(Qt::OtherFocusReason);
}

void ReviewPage::revisit(const Hash128 &hitIdHash)
{
    const auto table = m_context.hitLog.table();
    for (const auto &item : m_round.items())
        if (table->idHash(item.row) == hitIdHash) {
            m_round.goTo(item.row);
            showCurrent();
            return;
        }
}

} // namespace cacheloupe
