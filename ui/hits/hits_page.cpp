// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/hits_page.h"

#include "ui/hits/facet_panel.h"
#include "ui/hits/filter_row.h"
#include "ui/hits/grid_footer.h"
#include "ui/hits/grid_header.h"
#include "ui/hits/group_button.h"
#include "ui/hits/hit_actions.h"
#include "ui/hits/hit_detail.h"
#include "ui/hits/hit_exporter.h"
#include "ui/hits/hit_grid.h"
#include "ui/hits/hit_groups_source.h"
#include "ui/hits/hit_rows_source.h"
#include "ui/hits/query_completion.h"
#include "ui/hits/query_edit.h"
#include "ui/hits/query_error_text.h"
#include "ui/hits/saved_queries.h"
#include "ui/hits/saved_query_button.h"
#include "ui/hits/state_sentence.h"
#include "ui/hits/time_button.h"
#include "ui/support/font_warmup.h"
#include "ui/support/format.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/notices.h"
#include "ui/support/source_actions.h"
#include "ui/support/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/splitter.h"

#include <QFileInfo>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace cacheloupe {

HitsPage::HitsPage(const AppContext &context, QWidget *parent)
    : Page(parent), m_context(context), m_list(new HitList(context, this)), m_rows(new HitRowsSource(context, *m_list, this)), m_groups(new HitGroupsSource(this)),
      m_saved(new SavedQueries(context.workspace, context.undo, context.notices, this))
{
    setObjectName(QStringLiteral("hits"));
    build();
    new FontWarmup(this);
    m_actions = new HitActions(context, *m_list, *m_grid, this);
    m_exporter = new HitExporter(context, *m_list, *m_groups, *m_grid, *m_progress, this);
    m_header->setActions(m_actions->reviewShown(), {m_exporter->exportAction()}, m_exporter->menuActions());
    m_grid->setSource(m_rows, QStringLiteral("hits/columns"));
    connectAll();
    addShortcuts();
    showProgress();
    countFacets();
}

void HitsPage::build()
{
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    m_header = new PageHeader(title(), this);
    m_progress = new ProgressStrip(this);
    m_stack = new QStackedWidget(this);
    auto *empty = new EmptyState(QStringLiteral("hits"), tr("This page lists every event of your hit logs: what was asked, what was served and why."), m_stack);
    empty->setPrimary(tr("Open a hit log"));
    empty->setLink(tr("Open the demo week"));
    connect(empty, &EmptyState::primaryTriggered, &m_context.actions, &SourceActions::logRequested);
    connect(empty, &EmptyState::linkTriggered, &m_context.actions, &SourceActions::demoRequested);
    m_stack->addWidget(empty);
    m_stack->addWidget(buildContent());
    page->addWidget(m_header);
    page->addWidget(m_progress);
    page->addWidget(m_stack, 1);
}

QWidget *HitsPage::buildContent()
{
    auto *content = new QWidget(m_stack);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(kPageMargin, kGrid, kPageMargin, kGrid);
    column->setSpacing(kGrid + kGrid / 2);
    m_filter = new FilterRow(content);
    // Each part is made where it stays: one that moves is styled once more with all that is in it.
    auto *split = new Splitter(Qt::Horizontal, QStringLiteral("hits.facetSplit"), content);
    m_facets = new FacetPanel(split);
    auto *right = new Splitter(Qt::Vertical, QStringLiteral("hits.detailSplit"), split);
    m_gridStack = new QStackedWidget(right);
    m_grid = new HitGrid(m_gridStack);
    m_nothing = new EmptyState(QStringLiteral("filter"), tr("No event fits this filter."), m_gridStack);
    m_nothing->setPrimary(tr("Clear the filter"));
    m_gridStack->addWidget(m_grid);
    m_gridStack->addWidget(m_nothing);
    m_detail = new HitDetail(m_context, right);
    m_detail->hide();
    right->addWidget(m_gridStack);
    right->addWidget(m_detail);
    right->setInitialSizes({330, 390});
    right->setStretchFactor(0, 1);
    split->addWidget(m_facets);
    split->addWidget(right);
    split->setInitialSizes({scaledPx(196), scaledPx(1120)});
    split->setStretchFactor(1, 1);
    column->addWidget(m_filter);
    column->addWidget(split, 1);
    return content;
}

void HitsPage::connectAll()
{
    FilterBar *bar = m_filter->bar();
    bar->setCompleter([this](const QString &text, int cursor) { return completeHitQuery(*m_list->table(), m_report, text, cursor); });
    connect(bar, &FilterBar::queryChanged, this, &HitsPage::applyQuery);
    connect(bar, &FilterBar::queryCommitted, this, [this] { m_grid->setFocus(); });
    m_filter->saved()->setQueries(*m_saved);
    addAction(m_filter->saved()->saveAction());
    connect(m_filter->groups(), &GroupButton::keysChanged, this, &HitsPage::switchGrouping);
    connect(m_filter->columns(), &QPushButton::clicked, this, &HitsPage::chooseColumns);
    connect(m_grid->header(), &GridHeader::chooserWanted, this, &HitsPage::chooseColumns);
    connect(m_grid->footer(), &GridFooter::clicked, this, [this] { m_filter->groups()->setKeys({}); });
    connect(m_grid, &HitGrid::clicked, this, [this](int row, int column) {
        if (m_grid->source() == m_groups)
            openGroup(row, column);
    });
    connect(m_nothing, &EmptyState::primaryTriggered, this, [this] { m_filter->bar()->setText({}); });
    connect(m_facets, &FacetPanel::chosen, this, &HitsPage::chooseFacet);
    connect(m_grid->header(), &GridHeader::sortChosen, this, &HitsPage::sortBy);
    connect(m_grid, &HitGrid::currentRowChanged, this, &HitsPage::showSelected);
    connect(m_grid, &HitGrid::activated, this, &HitsPage::activate);
    connect(m_grid, &HitGrid::menuRequested, this, [this](int, const QPoint &at) { openMenu(at); });
    connect(m_detail, &HitDetail::verdictChosen, m_actions, &HitActions::mark);
    connect(m_actions, &HitActions::queryWanted, bar, &FilterBar::setText);
    connect(m_actions, &HitActions::callSiteWanted, this, [this](const QString &site) { chooseFacet(QStringLiteral("call_site"), {site}); });
    const auto changed = [this] {
        showState();
        countFacets();
    };
    connect(m_list, &HitList::replaced, this, changed);
    connect(m_list, &HitList::appended, this, changed);
    connect(m_list, &HitList::busyChanged, this, &HitsPage::showProgress);
    connect(m_list, &HitList::progressed, this, [this](const Progress &progress) {
        if (isFiltering())
            m_progress->setProgress(qint64(progress.done), qint64(progress.total));
    });
    connect(m_list, &HitList::failed, &m_context.notices, &Notices::fail);
    connect(&m_context.verdicts, &VerdictBook::changed, this, &HitsPage::countFacets);
    connect(&m_context.hitLog, &HitLogSession::grew, this, &HitsPage::showProgress);
    connect(&m_context.hitLog, &HitLogSession::finished, this, &HitsPage::showProgress);
    connect(&m_context.hitLog, &HitLogSession::reset, this, [this] {
        m_report = {};
        m_detail->clear();
        showProgress();
    });
    connect(m_progress, &ProgressStrip::cancelRequested, this, &HitsPage::cancelWork);
}

void HitsPage::addShortcuts()
{
    auto *focusFilter = new QShortcut(QKeySequence(Qt::Key_Slash), this);
    focusFilter->setContext(Qt::WidgetWithChildrenShortcut);
    connect(focusFilter, &QShortcut::activated, m_filter->bar(), &FilterBar::focusEdit);
}

QList<KeyHint> HitsPage::keyHints() const
{
    return {{QStringLiteral("/"), tr("Go to the filter")},
            {QStringLiteral("↑ ↓ PgUp PgDn Home End"), tr("Move; with Shift select")},
            {QStringLiteral("Enter"), tr("Open the selected hits in Review")},
            {QStringLiteral("1 … 6"), tr("Give the selected hits a verdict")},
            {QStringLiteral("0"), tr("Clear the verdict")},
            {QStringLiteral("R"), tr("Replay the selected hits")},
            {QStringLiteral("F"), tr("Find alike: other hits on this entry")},
            {QStringLiteral("P"), tr("Set the policy of this call site")},
            {QStringLiteral("Esc"), tr("Close the detail")},
            {QStringLiteral("Ctrl+C"), tr("Copy the selected rows")},
            {QStringLiteral("Ctrl+E"), tr("Export the shown events")},
            {QStringLiteral("Ctrl+S"), tr("Save the filter, or open a saved one")},
            {QStringLiteral("← →"), tr("Choose the column for the next keys")},
            {QStringLiteral("S"), tr("Sort by the column, key fields too")},
            {QStringLiteral("Ctrl+← Ctrl+→"), tr("Make the column narrower or wider; with Shift move it")}};
}

void HitsPage::arrive(const Destination &destination)
{
    if (!destination.query.isEmpty()) {
        m_filter->groups()->setKeys({});
        m_filter->bar()->setText(destination.query);
    }
    showState();
}

QWidget *HitsPage::focusTarget()
{
    return m_context.hitLog.isEmpty() ? static_cast<QWidget *>(this) : m_grid;
}

bool HitsPage::isBusy() const
{
    return m_list->isBusy() || m_counting.isRunning() || m_detail->isBusy() || m_exporter->isBusy();
}

void HitsPage::applyQuery(const QString &text)
{
    const auto parsed = HitQuery::parse(text.toStdString());
    if (const auto *error = std::get_if<HitQueryError>(&parsed)) {
        m_filter->bar()->showError(queryErrorColumn(*error, text), queryErrorText(*error));
        return;
    }
    m_filter->bar()->clearError();
    m_facets->showQuery(text);
    m_filter->showQuery(text);
    m_asked.query = text;
    m_list->setQuery(std::get<HitQuery>(parsed));
}

void HitsPage::chooseFacet(const QString &field, const QStringList &values)
{
    m_filter->bar()->setText(withChosenValues(m_filter->bar()->text(), field, values));
}

void HitsPage::sortBy(int column, Qt::SortOrder order)
{
    m_grid->header()->setSort(column, order);
    if (m_grid->source() == m_groups)
        m_groups->sort(column, order == Qt::DescendingOrder);
    else
        orderBy(column, order);
}

void HitsPage::showSelected(int row)
{
    const bool selected = m_grid->source() == m_rows && row >= 0 && row < m_list->rows().count();
    if (selected)
        m_detail->showRow(m_list->table(), m_list->rows().at(row));
    else
        m_detail->clear();
    m_detail->setVisible(selected);
}

void HitsPage::countFacets()
{
    // While a log is read, one count follows the other instead of starting over.
    if (m_counting.isRunning()) {
        m_countAgain = true;
        return;
    }
    m_countAgain = false;
    if (m_list->table()->rowCount() == 0 || m_list->isBusy())
        return;
    const FacetJob job{m_list->table(), m_list->query(), m_list->rows(), m_list->snapshot(true), m_filter->groups()->keys(), m_report.keyValues, m_report.sampledRows};
    m_counting = runOnLane<Result<FacetReport>>(
        m_context.lanes, [job](std::stop_token stop, ProgressReport &) { return job.run(stop); },
        [this, table = job.table](Result<FacetReport> report) {
            if (report && table == m_list->table())
                showReport(std::move(*report));
            if (m_countAgain)
                countFacets();
        });
}

void HitsPage::showReport(FacetReport report)
{
    m_facets->setCounts(report);
    m_facets->showQuery(m_filter->bar()->text());
    m_filter->time()->setLogTimes(report.total.firstTime, report.total.lastTime);
    m_filter->showQuery(m_filter->bar()->text());
    m_rows->setKeyFields(report.keyFields);
    if (m_grid->source() == m_groups) {
        m_groups->setGroups(std::move(report.groups), std::move(report.shown));
        m_grid->footer()->refresh();
    }
    m_report = std::move(report);
    showState();
}

void HitsPage::showState()
{
    const HitRow all = m_list->table()->rowCount();
    const bool waiting = all == 0 && m_context.hitLog.isLoading();
    m_stack->setCurrentIndex(all > 0 || waiting ? 1 : 0);
    m_header->setState(all == 0 ? QString() : stateSentence({all, m_list->table()->sourceCount(), m_report.total, std::uint64_t(m_list->rows().count())}));
    m_gridStack->setCurrentIndex(all > 0 && m_list->rows().count() == 0 && !m_list->isBusy() ? 1 : 0);
    m_exporter->exportAction()->setEnabled(m_list->rows().count() > 0);
    m_actions->setEnabled(m_filter->groups()->keys().empty());
}

} // namespace cacheloupe
