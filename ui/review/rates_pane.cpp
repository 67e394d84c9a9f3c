// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/rates_pane.h"

#include "core/domain/upper_bound.h"
#include "ui/records/verdict_reason_text.h"
#include "ui/records/week_facts.h"
#include "ui/review/learning_row.h"
#include "ui/support/format.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/suspicion_book.h"
#include "ui/support/verdict_book.h"
#include "ui/widgets/key_figure.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/row_fit.h"
#include "ui/widgets/section.h"
#include "ui/widgets/text_label.h"

#include <QHeaderView>
#include <QLocale>
#include <QTableWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <array>

namespace cacheloupe {

namespace {

constexpr std::chrono::milliseconds kSumAfter(200);
/// What people promise; the figures are those of the rule of three (59, 99, 149, 299).
constexpr std::array<double, 4> kPromises = {0.05, 0.03, 0.02, 0.01};
/// Cohen's kappa below it: the reviewers mean different things by the verdicts (mission J5).
constexpr double kGoodKappa = 0.6;
enum SiteColumn { kSite, kHits, kDrawn, kWrong, kRate, kInterval, kToGo, kSiteColumns };
enum ReadingColumn { kReadingSite, kFirst, kSecond, kNote, kReadingColumns };

QString intervalText(const RateInterval &rate)
{
    return RatesPane::tr("%1 to %2", "an interval").arg(formatPercent(rate.low), formatPercent(rate.high));
}

QTableWidgetItem *cell(const QString &text, bool figure = false)
{
    auto *item = new QTableWidgetItem(text);
    item->setToolTip(text);
    if (figure)
        item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

QString readingText(const VerdictRecord &record)
{
    const QString reason = verdictReasonText(record.reason);
    const QString verdict = verdictText(record.verdict);
    return reason.isEmpty() ? RatesPane::tr("%1: %2", "reviewer, verdict").arg(toText(record.reviewer), verdict)
                            : RatesPane::tr("%1: %2, %3", "reviewer, verdict, reason").arg(toText(record.reviewer), verdict, reason);
}

} // namespace

RatesPane::RatesPane(const AppContext &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("review.rates"));
    build();
    m_later = new QTimer(this);
    m_later->setSingleShot(true);
    m_later->setInterval(kSumAfter);
    connect(m_later, &QTimer::timeout, this, &RatesPane::sum);
    const auto later = [this] {
        if (isVisible())
            m_later->start();
    };
    connect(&context.verdicts, &VerdictBook::changed, this, later);
    connect(&context.hitLog, &HitLogSession::finished, this, later);
    connect(&context.suspicion, &SuspicionBook::completed, this, later);
}

void RatesPane::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargin, kGrid, kPageMargin, kPageMargin);
    column->setSpacing(kGrid);
    auto *figures = new QHBoxLayout;
    figures->setSpacing(3 * kGrid);
    const auto figure = [&](const QString &name, const QString &caption) {
        auto *made = new KeyFigure(caption, this);
        made->setObjectName(name);
        figures->addWidget(made, 1);
        return made;
    };
    m_perHit = figure(QStringLiteral("review.rates.perHit"), tr("Wrong reuses of all hits"));
    m_perRequest = figure(QStringLiteral("review.rates.perRequest"), tr("Wrong reuses of all requests"));
    m_agreement = figure(QStringLiteral("review.rates.agreement"), tr("Agreement of two reviewers"));
    column->addLayout(figures);
    m_clean = new TextLabel(TextRole::body, ThemeRole::secondaryText, this);
    m_clean->setWordWrap(true);
    column->addWidget(m_clean);
    column->addWidget(new Section(tr("By call site, hits drawn at random"), this));
    m_sites = addTable(QStringLiteral("review.rates.sites"), tr("Wrong-reuse rate by call site"),
                       {tr("Call site"), tr("Hits"), tr("Drawn"), tr("Wrong"), tr("Rate"), tr("95 % interval"), tr("Clean hits to go for 5 %")});
    column->addWidget(m_sites, 2);
    column->addWidget(new LearningRow(m_context.suspicion, this));
    m_differ = new Section(tr("Where reviewers differ"), this);
    column->addWidget(m_differ);
    m_readings = addTable(QStringLiteral("review.rates.readings"), tr("Hits that were judged differently"),
                          {tr("Call site"), tr("First reading"), tr("Second reading"), tr("Notes")});
    for (int head = kFirst; head < kReadingColumns; ++head)
        m_readings->horizontalHeaderItem(head)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    column->addWidget(m_readings, 1);
    connect(m_readings, &QTableWidget::activated, this, [this](const QModelIndex &index) {
        Q_EMIT hitsRequested({toText(m_disagreements[size_t(index.row())].first.hitId)});
    });
    connect(m_agreement, &KeyFigure::clicked, this, [this] {
        QStringList ids;
        for (const Disagreement &each : m_disagreements)
            ids << toText(each.first.hitId);
        if (!ids.isEmpty())
            Q_EMIT hitsRequested(ids);
    });
}

QTableWidget *RatesPane::addTable(const QString &name, const QString &accessibleName, const QStringList &heads)
{
    auto *table = new QTableWidget(0, int(heads.size()), this);
    table->setObjectName(name);
    table->setAccessibleName(accessibleName);
    table->setHorizontalHeaderLabels(heads);
    table->horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    fitRowsToText(*table);
    return table;
}

void RatesPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    sum();
}

void RatesPane::sum()
{
    m_summing = runOnLane<Facts>(
        m_context.lanes,
        [table = m_context.hitLog.table(), all = m_context.verdicts.everybodys(), reviewer = m_context.verdicts.reviewer(),
         scores = m_context.suspicion.scores()](std::stop_token stop, ProgressReport &) {
            return Facts{weekFacts(*table, StandingVerdicts(all, reviewer), *scores, stop), agreementOf(all)};
        },
        [this](Facts facts) { take(std::move(facts)); });
}

void RatesPane::take(Facts facts)
{
    showFigures(facts);
    showClean(facts.log.week.total);
    showSites(facts.log.week);
    showDisagreements(facts.agreement);
}

void RatesPane::showFigures(const Facts &facts)
{
    const StratifiedRate &estimate = facts.log.week.estimate;
    if (!estimate.isKnown()) {
        m_perHit->setFigure({}, tr("judge hits drawn at random to know"));
        m_perRequest->setFigure({}, {});
    } else {
        const QString basis = tr("%1 of %2 drawn at random; %3", "wrong, drawn, interval")
                                  .arg(formatCount(estimate.perHit.count), formatCount(estimate.perHit.n), intervalText(estimate.perHit));
        m_perHit->setFigure(formatPercent(estimate.perHit.rate),
                            estimate.coverage < 0.995 ? tr("%1; speaks for call sites with %2 of the hits").arg(basis, formatPercent(estimate.coverage)) : basis,
                            estimate.perHit.count > 0 ? ThemeRole::wrong : ThemeRole::text);
        const RateInterval requests = facts.log.week.estimatePerRequest();
        m_perRequest->setFigure(formatPercent(requests.rate), tr("%1; %2 of the requests were hits")
                                                                  .arg(intervalText(requests), formatPercent(facts.log.week.total.hitRate().rate)));
    }
    const Agreement &agreement = facts.agreement;
    if (agreement.pairs == 0)
        m_agreement->setFigure({}, tr("no hit was judged by two people yet"));
    else if (!agreement.kappa)
        m_agreement->setFigure(formatPercent(double(agreement.equal) / double(agreement.pairs)), tr("%1 of %2 alike; all verdicts are the same, so kappa says nothing")
                                   .arg(formatCount(agreement.equal), formatCount(agreement.pairs)));
    else
        m_agreement->setFigure(QLocale().toString(*agreement.kappa, 'f', 2),
                               tr("Cohen's kappa, %1 to %2; %3 of %4 alike")
                                   .arg(QLocale().toString(agreement.low, 'f', 2), QLocale().toString(agreement.high, 'f', 2), formatCount(agreement.equal),
                                        formatCount(agreement.pairs)),
                               *agreement.kappa < kGoodKappa ? ThemeRole::stale : ThemeRole::text);
}

void RatesPane::showClean(const WeekFigures &total)
{
    QStringList promises;
    for (const double rate : kPromises)
        promises << tr("%1 for at most %2", "clean hits, rate").arg(formatCount(cleanItemsNeeded(rate)), formatPercent(rate));
    const QString needed = tr("Clean hits in a row, drawn at random, that a promise takes at 95 % confidence: %1.").arg(promises.join(QStringLiteral(", ")));
    m_clean->setText(total.randomReviewed == 0 ? needed
                                               : tr("%1 With %2 wrong of %3 it is at most %4.")
                                                     .arg(needed, formatCount(total.randomWrong), formatCount(total.randomReviewed),
                                                          formatPercent(upperBound(total.randomWrong, total.randomReviewed))));
}

void RatesPane::showSites(const WeekSummary &week)
{
    m_sites->setRowCount(0);
    for (const SiteSummary &site : week.sites) {
        const WeekFigures &figures = site.figures;
        if (figures.hits == 0)
            continue;
        const int row = m_sites->rowCount();
        m_sites->insertRow(row);
        const RateInterval rate = figures.randomWrongRate();
        m_sites->setItem(row, kSite, cell(site.callSite.empty() ? tr("(no call site)") : toText(site.callSite)));
        m_sites->setItem(row, kHits, cell(formatCount(figures.hits), true));
        m_sites->setItem(row, kDrawn, cell(formatCount(rate.n), true));
        m_sites->setItem(row, kWrong, cell(rate.n == 0 ? QString() : formatCount(rate.count), true));
        m_sites->setItem(row, kRate, cell(rate.n == 0 ? QString() : formatPercent(rate.rate), true));
        m_sites->setItem(row, kInterval, cell(rate.n == 0 ? QString() : intervalText(rate), true));
        const std::uint64_t needed = cleanItemsNeeded(kPromises[0]);
        const QString toGo = rate.count > 0 ? tr("not clean") : rate.n >= needed ? tr("reached") : formatCount(needed - rate.n);
        m_sites->setItem(row, kToGo, cell(toGo, true));
    }
}

void RatesPane::showDisagreements(const Agreement &agreement)
{
    m_disagreements = agreement.disagreements;
    m_differ->setVisible(!m_disagreements.empty());
    m_readings->setVisible(!m_disagreements.empty());
    m_readings->setRowCount(int(m_disagreements.size()));
    for (int row = 0; row < int(m_disagreements.size()); ++row) {
        const Disagreement &each = m_disagreements[size_t(row)];
        m_readings->setItem(row, kReadingSite, cell(toText(each.first.callSite)));
        m_readings->setItem(row, kFirst, cell(readingText(each.first)));
        m_readings->setItem(row, kSecond, cell(readingText(each.second)));
        QStringList notes;
        for (const VerdictRecord *record : {&each.first, &each.second}) {
            if (!record->note.empty())
                notes << toText(record->note);
        }
        m_readings->setItem(row, kNote, cell(notes.join(QStringLiteral(" / "))));
    }
}

} // namespace cacheloupe
