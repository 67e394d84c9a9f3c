// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overview_page.h"

#include "core/domain/hit_query.h"
#include "ui/overview/day_chart.h"
#include "ui/overview/site_model.h"
#include "ui/overview/source_rows.h"
#include "ui/overview/welcome.h"
#include "ui/support/format.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/source_actions.h"
#include "ui/support/theme.h"
#include "ui/support/verdict_book.h"
#include "ui/support/workspace_session.h"
#include "ui/widgets/key_figure.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/row_fit.h"
#include "ui/widgets/section.h"
#include "ui/widgets/text_label.h"

#include <QAction>
#include <QHeaderView>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace cacheloupe {

namespace {

constexpr int kReviewCount = 60; ///< about ten minutes
constexpr int kSiteRowsShown = 8;

QString queryOfSite(const std::string &callSite)
{
    return QStringLiteral("kind:hit call_site:%1").arg(toText(quotedForQuery(callSite)));
}

} // namespace

OverviewPage::OverviewPage(const AppContext &context, QWidget *parent) : Page(parent), m_context(context)
{
    setObjectName(QStringLiteral("overviewPage"));
    m_stack = new QStackedLayout(this);
    m_welcome = new Welcome(context.actions, this);
    m_stack->addWidget(m_welcome);
    m_stack->addWidget(buildBody());
    connectSources();
    refresh();
}

QWidget *OverviewPage::buildBody()
{
    auto *page = new QWidget(this);
    page->setProperty("surface", true);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_header = new PageHeader(title(), page);
    m_review = new QAction(tr("Review %Ln hit(s)", nullptr, kReviewCount), this);
    m_review->setObjectName(QStringLiteral("overview.review"));
    m_review->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_R));
    connect(m_review, &QAction::triggered, this, [this] { m_context.navigator.go({PageId::review, {}, {}, {}, {}}); });
    addAction(m_review);
    auto *openLog = new QAction(tr("Open a log…"), this);
    connect(openLog, &QAction::triggered, this, [this] { Q_EMIT m_context.actions.logRequested(); });
    m_header->setActions(m_review, {openLog});
    m_progress = new ProgressStrip(page);
    column->addWidget(m_header);
    column->addWidget(m_progress);

    auto *scroll = new QScrollArea(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *content = new QWidget(scroll);
    content->setProperty("surface", true);
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(kPageMargin, kGrid, kPageMargin, kPageMargin);
    rows->setSpacing(3 * kGrid);
    m_next = new TextLabel(TextRole::reading, ThemeRole::text, content);
    m_next->setObjectName(QStringLiteral("overview.next"));
    m_next->setWordWrap(true);
    rows->addWidget(m_next);
    rows->addWidget(buildFigures());
    auto *middle = new QHBoxLayout;
    middle->setSpacing(4 * kGrid);
    auto *left = new QVBoxLayout;
    left->setSpacing(kGrid);
    left->addWidget(new Section(tr("Hits by day"), content));
    m_days = new DayChart(content);
    left->addWidget(m_days, 1);
    middle->addLayout(left, 1);
    middle->addWidget(buildSites(), 1);
    rows->addLayout(middle, 1);
    rows->addWidget(new Section(tr("Logs"), content));
    m_sources = new SourceRows(content);
    rows->addWidget(m_sources);
    m_counted = new TextLabel(TextRole::secondary, ThemeRole::secondaryText, content);
    m_counted->setObjectName(QStringLiteral("overview.counted"));
    m_counted->setWordWrap(true);
    rows->addWidget(m_counted);
    scroll->setWidget(content);
    column->addWidget(scroll, 1);
    return page;
}

QWidget *OverviewPage::buildFigures()
{
    auto *figures = new QWidget(this);
    auto *row = new QHBoxLayout(figures);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * kGrid);
    const auto add = [&](const char *name, const QString &caption, const QString &query) {
        auto *figure = new KeyFigure(caption, figures);
        figure->setObjectName(QLatin1String("overview.") + QLatin1String(name));
        connect(figure, &QAbstractButton::clicked, this, [this, query] { openHits(query); });
        row->addWidget(figure, 1);
        return figure;
    };
    m_hits = add("hits", tr("Hits"), QStringLiteral("kind:hit"));
    m_hitRate = add("hitRate", tr("Hit rate"), QStringLiteral("kind:hit,miss"));
    m_saved = add("saved", tr("Saved"), QStringLiteral("saved>0"));
    m_wrong = add("wrong", tr("Wrong reuses"), QStringLiteral("verdict:wrong_match,stale,leaked_scope,not_cacheable"));
    return figures;
}

QWidget *OverviewPage::buildSites()
{
    auto *panel = new QWidget(this);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    column->addWidget(new Section(tr("Worst call sites"), panel));
    m_sites = new SiteModel(this);
    m_siteTable = new QTableView(panel);
    m_siteTable->setObjectName(QStringLiteral("overview.sites"));
    m_siteTable->setAccessibleName(tr("Worst call sites"));
    m_siteTable->setModel(m_sites);
    m_siteTable->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_siteTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_siteTable->setShowGrid(false);
    m_siteTable->setTabKeyNavigation(false);
    m_siteTable->setWordWrap(false);
    m_siteTable->verticalHeader()->hide();
    fitRowsToText(*m_siteTable);
    m_siteTable->horizontalHeader()->setHighlightSections(false);
    m_siteTable->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_siteTable->horizontalHeader()->setSectionResizeMode(SiteModel::callSite, QHeaderView::Stretch);
    connect(m_siteTable, &QTableView::activated, this, [this](const QModelIndex &index) { openHits(queryOfSite(m_sites->site(index.row()).callSite)); });
    column->addWidget(m_siteTable, 1);
    return panel;
}

void OverviewPage::connectSources()
{
    connect(&m_context.hitLog, &HitLogSession::reset, this, &OverviewPage::refresh);
    connect(&m_context.hitLog, &HitLogSession::grew, this, &OverviewPage::refresh);
    connect(&m_context.hitLog, &HitLogSession::finished, this, &OverviewPage::refresh);
    connect(&m_context.verdicts, &VerdictBook::changed, this, &OverviewPage::refresh);
    connect(&m_context.suspicion, &SuspicionBook::advanced, this, &OverviewPage::refresh);
    connect(&m_context.suspicion, &SuspicionBook::completed, this, &OverviewPage::refresh);
    connect(&m_context.workspace, &WorkspaceSession::opened, this, &OverviewPage::askStreak);
    connect(m_progress, &ProgressStrip::cancelRequested, &m_context.hitLog, &HitLogSession::cancel);
    connect(m_sources, &SourceRows::queryChosen, this, &OverviewPage::openHits);
    connect(m_days, &DayChart::dayChosen, this,
            [this](Instant day) { openHits(QStringLiteral("kind:hit served:%1").arg(toText(formatInstant(day).substr(0, 10)))); });
}

void OverviewPage::arrive(const Destination &)
{
    refresh();
    askStreak();
}

QWidget *OverviewPage::focusTarget()
{
    return m_stack->currentIndex() == 0 ? m_welcome->firstOffer() : this;
}

QList<KeyHint> OverviewPage::keyHints() const
{
    return {{m_review->shortcut().toString(QKeySequence::NativeText), tr("Review the hits that matter most")},
            {tr("Enter"), tr("Show the hits of the chosen call site")}};
}

bool OverviewPage::isBusy() const
{
    return m_computing.isRunning() || m_again || !m_context.suspicion.isComplete();
}

void OverviewPage::refresh()
{
    const bool anything = !m_context.hitLog.isEmpty() || m_context.hitLog.isLoading() || !m_context.hitLog.paths().isEmpty();
    m_stack->setCurrentIndex(anything ? 1 : 0);
    if (m_context.hitLog.isLoading()) {
        const auto &progress = m_context.hitLog.progress();
        m_progress->start(tr("Reading the log"));
        m_progress->setProgress(qint64(progress.bytesDone), qint64(progress.bytesTotal), tr("%Ln event(s)", nullptr, int(m_context.hitLog.table()->rowCount())));
    } else {
        m_progress->finish();
    }
    m_sources->show(*m_context.hitLog.table(), m_context.hitLog.isLoading());
    if (m_computing.isRunning())
        m_again = true;
    else
        compute();
}

void OverviewPage::compute()
{
    m_again = false;
    m_computing = runOnLane<WeekFacts>(
        m_context.lanes,
        [table = m_context.hitLog.table(), all = m_context.verdicts.everybodys(), reviewer = m_context.verdicts.reviewer(),
         scores = m_context.suspicion.scores()](std::stop_token stop, ProgressReport &) { return weekFacts(*table, StandingVerdicts(all, reviewer), *scores, stop); },
        [this](WeekFacts facts) {
            show(facts);
            if (m_again)
                compute();
        });
}

/// Reminds of the weekly ten minutes: when they were, and for how many weeks in a row.
void OverviewPage::askStreak()
{
    using Rounds = std::vector<ReviewRoundRecord>;
    m_askingStreak = m_context.workspace.read<Rounds>([](Workspace &workspace) { return workspace.rounds(); }, [this](Result<Rounds> rounds) {
        std::vector<Instant> ended;
        if (rounds) {
            for (const ReviewRoundRecord &round : *rounds) {
                if (round.endedAt)
                    ended.push_back(*round.endedAt);
            }
        }
        m_streak = reviewStreak(ended, systemNow());
        showSentences();
    });
}

QString OverviewPage::streakSentence() const
{
    if (!m_streak.lastReview)
        return {};
    if (m_streak.isDue)
        return tr("The last review was on %1: the next one is due.").arg(formatDay(*m_streak.lastReview));
    return m_streak.weeks > 1 ? tr("Reviewed %Ln week(s) in a row.", nullptr, m_streak.weeks) : tr("Last reviewed on %1.").arg(formatDay(*m_streak.lastReview));
}

void OverviewPage::show(const WeekFacts &facts)
{
    m_facts = facts;
    showFigures();
    showSentences();
    showCounted();
    m_days->setDays(facts.week.days);
    auto sites = facts.week.sites;
    if (sites.size() > kSiteRowsShown)
        sites.resize(kSiteRowsShown);
    m_sites->setSites(std::move(sites));
}

void OverviewPage::showFigures()
{
    const auto &total = m_facts.week.total;
    const auto hitRate = total.hitRate();
    m_hits->setFigure(formatCount(total.hits), tr("%1 of %2 events").arg(formatCount(total.hits), formatCount(total.events)));
    m_hitRate->setFigure(hitRate.n > 0 ? formatPercent(hitRate.rate) : QString(), tr("of %Ln lookup(s)", nullptr, int(hitRate.n)));
    m_saved->setFigure(total.savedKnown ? formatUsd(total.savedUsd) : QString(), total.savedKnown ? tr("as the log tells") : tr("the log does not tell"));
    // Only hits drawn at random speak for all; the most suspicious ones are read first.
    const auto wrong = m_facts.week.estimate.perHit;
    if (wrong.n == 0) {
        m_wrong->setFigure({}, total.reviewed == 0 ? tr("nothing reviewed yet")
                                                   : tr("%1 of %2 reviewed, none drawn at random").arg(formatCount(total.wrong), formatCount(total.reviewed)));
        return;
    }
    const auto interval = tr("%1 of %2 drawn at random, %3 to %4").arg(formatCount(wrong.count), formatCount(wrong.n), formatPercent(wrong.low), formatPercent(wrong.high));
    m_wrong->setFigure(formatPercent(wrong.rate), interval, wrong.count > 0 ? ThemeRole::wrong : ThemeRole::right);
}

void OverviewPage::showSentences()
{
    const auto &week = m_facts.week;
    const int sources = int(m_context.hitLog.table()->sourceCount());
    if (week.from && week.to)
        m_header->setState(tr("%1 events of %2 to %3, %Ln log(s)", nullptr, sources).arg(formatCount(week.total.events), formatDay(*week.from), formatDay(*week.to)));
    else
        m_header->setState(tr("%1 events, %Ln log(s)", nullptr, sources).arg(formatCount(week.total.events)));
    m_review->setEnabled(week.total.hits > week.total.reviewed);
    if (week.total.hits == 0 && m_facts.countedHits > 0)
        m_next->setText(tr("These logs hold totals of counters. To see which answers were reused, open a hit log."));
    else if (week.total.hits == 0)
        m_next->setText(tr("There are no hits in these logs yet: nothing was answered from the cache."));
    else if (!m_context.suspicion.isComplete())
        m_next->setText(tr("Looking for suspicious hits…"));
    else if (m_facts.suspicious > 0)
        m_next->setText(tr("%Ln hit(s) look suspicious and nobody has reviewed them. Sixty of them take about ten minutes.", nullptr, int(m_facts.suspicious)));
    else if (week.total.reviewed == 0)
        m_next->setText(tr("Nothing looks suspicious. A review of sixty hits tells whether that is true."));
    else
        m_next->setText(tr("%Ln hit(s) reviewed. Draft the policy change for the worst call site next.", nullptr, int(week.total.reviewed)));
    if (const QString streak = streakSentence(); !streak.isEmpty() && week.total.hits > 0)
        m_next->setText(m_next->text() + QLatin1Char(' ') + streak);
}

void OverviewPage::showCounted()
{
    m_counted->setVisible(m_facts.countedLookups > 0);
    if (m_facts.countedLookups == 0)
        return;
    const double share = double(m_facts.countedHits) / double(m_facts.countedLookups);
    m_counted->setText(tr("Counters say: %1 hits in %2 lookups, %3. They tell no single hit, so the figures above and the review leave them out.")
                           .arg(formatCount(m_facts.countedHits), formatCount(m_facts.countedLookups), formatPercent(share)));
}

void OverviewPage::openHits(const QString &query)
{
    m_context.navigator.go({PageId::hits, query, {}, {}, {}});
}

} // namespace cacheloupe
