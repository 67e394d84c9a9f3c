// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/entries_pane.h"

#include "ui/stores/entry_delegate.h"
#include "ui/stores/entry_facets.h"
#include "ui/stores/entry_list_model.h"
#include "ui/stores/store_listing.h"
#include "ui/stores/store_text.h"
#include "ui/stores/ttl_histogram.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/facet_list.h"
#include "ui/widgets/facet_tree.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/text_label.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr Instant kWideTime = std::chrono::sys_days(std::chrono::year(2026) / 11 / 28) + std::chrono::hours(20); ///< about as wide as times get

} // namespace

EntriesPane::EntriesPane(Lanes &lanes, StoreListing &listing, QWidget *parent)
    : QWidget(parent), m_listing(listing), m_layout(new TextLabel(TextRole::secondary, ThemeRole::secondaryText, this)), m_ttl(new TtlHistogram(this)),
      m_filter(new FilterBar(this)), m_count(new TextLabel(TextRole::secondary, ThemeRole::secondaryText, this)), m_progress(new ProgressStrip(this))
{
    setObjectName(QStringLiteral("stores.entries"));
    m_layout->setObjectName(QStringLiteral("stores.layout"));
    m_layout->setWordWrap(true);
    m_layout->setSelectable(true);
    m_filter->setObjectName(QStringLiteral("stores.filter"));
    m_filter->setPlaceholderText(tr("Find in questions, answers and keys"));
    m_filter->setAccessibleName(tr("Find in questions, answers and keys"));
    m_count->setObjectName(QStringLiteral("stores.count"));
    buildFacets();
    buildTable(lanes);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(kPageMargin, kGrid, kPageMargin, 0);
    column->setSpacing(kGrid);
    column->addWidget(m_layout);
    column->addWidget(m_ttl);
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * kGrid);
    row->addWidget(m_filter, 1);
    row->addWidget(m_count, 0, Qt::AlignVCenter);
    column->addLayout(row);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(kGrid);
    outer->addWidget(m_progress);
    outer->addLayout(column);
    auto *rows = new QHBoxLayout; // the cells' own margin makes their text stand under the filter
    rows->setContentsMargins(kGrid, 0, 0, 0);
    rows->addWidget(m_table);
    outer->addLayout(rows, 1);
    connect(m_filter, &FilterBar::queryChanged, this, &EntriesPane::applyFilter);
    connect(m_filter, &FilterBar::queryCommitted, this, [this] { m_table->setFocus(); });
    connect(m_ttl, &TtlHistogram::chosenChanged, this, &EntriesPane::applyFilter);
    connect(m_progress, &ProgressStrip::cancelRequested, &m_listing, &StoreListing::cancel);
    connect(&m_listing, &StoreListing::reset, this, &EntriesPane::startOver);
    connect(&m_listing, &StoreListing::started, this, [this] { m_progress->start(tr("Opening the store")); });
    connect(&m_listing, &StoreListing::described, this, &EntriesPane::describe);
    connect(&m_listing, &StoreListing::grew, this, &EntriesPane::showRows);
    connect(&m_listing, &StoreListing::finished, this, &EntriesPane::finish);
    connect(&m_listing, &StoreListing::failed, this, [this] {
        m_progress->finish();
        showRows();
    });
}

void EntriesPane::buildFacets()
{
    m_facets = new QWidget(this);
    auto *column = new QVBoxLayout(m_facets);
    column->setContentsMargins(kPageMargin, kGrid, kGrid, kGrid);
    column->setSpacing(2 * kGrid);
    m_places = new FacetTree(tr("Call site or prefix"), m_facets);
    m_places->setObjectName(QStringLiteral("stores.places"));
    m_places->setMaximumRows(14);
    connect(m_places, &FacetTree::chosenChanged, this, &EntriesPane::applyFilter);
    m_states = new FacetList(tr("State"), m_facets);
    m_states->setObjectName(QStringLiteral("stores.states"));
    connect(m_states, &FacetList::chosenChanged, this, &EntriesPane::applyFilter);
    column->addWidget(m_places);
    column->addWidget(m_states);
    column->addStretch(1);
}

void EntriesPane::buildTable(Lanes &lanes)
{
    m_model = new EntryListModel(lanes, this);
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("stores.table"));
    m_table->setAccessibleName(tr("Entries"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new EntryDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    auto *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    header->setSortIndicatorClearable(true);
    m_table->setSortingEnabled(true);
    fitRows();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        if (m_restoring)
            return;
        m_current = now.isValid() ? std::optional(m_model->tableRow(now.row())) : std::nullopt;
        Q_EMIT currentChanged();
    });
    connect(m_model, &EntryListModel::arranged, this, [this] {
        restoreCurrent();
        showRows();
    });
    auto *copy = new QAction(tr("Copy the selected entries"), m_table);
    copy->setObjectName(QStringLiteral("stores.copy"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &EntriesPane::copyRows);
    m_table->addAction(copy);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void EntriesPane::fitRows()
{
    const QFontMetrics metrics(textFont(TextRole::body));
    m_table->verticalHeader()->setDefaultSectionSize(std::max(kRowHeight, metrics.height() + kGrid));
    auto *header = m_table->horizontalHeader();
    const auto wide = [&](const QString &sample) { return metrics.horizontalAdvance(sample) + 3 * kGrid; };
    const auto fixed = [header](EntryColumn column, int width) { header->resizeSection(int(column), width); };
    // Where the window is narrow the table scrolls before the words are gone.
    header->setMinimumSectionSize(wide(QStringLiteral("How do I")));
    for (const auto column : {EntryColumn::question, EntryColumn::answer})
        header->setSectionResizeMode(int(column), QHeaderView::Stretch);
    fixed(EntryColumn::model, wide(QStringLiteral("claude-3-5-haiku")));
    fixed(EntryColumn::created, wide(formatTime(kWideTime)));
    fixed(EntryColumn::ttlLeft, wide(QStringLiteral("00 d 00 h")) + 6 * kGrid);
    fixed(EntryColumn::state, chipSize(entryStateLook(EntryState::pending), textFont(TextRole::secondary)).width() + 2 * kGrid);
}

void EntriesPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_table)
        fitRows();
}

void EntriesPane::startOver()
{
    m_current.reset();
    m_searched = 0;
    m_layout->clear();
    clearFilters();
    m_model->setTable(m_listing.table());
    m_progress->finish();
    showRows();
    Q_EMIT currentChanged();
}

void EntriesPane::describe()
{
    const auto &info = *m_listing.info();
    QStringList lines;
    QStringList patterns;
    for (const auto &reason : info.layouts) {
        lines << layoutReasonText(reason);
        patterns << toText(reason.pattern);
    }
    for (const auto &note : info.notes)
        lines << storeNoteText(note);
    m_layout->setToolTip(patterns.join(QLatin1Char('\n')));
    m_layout->setText(lines.join(QLatin1Char('\n')));
    m_progress->start(tr("Reading the entries"));
}

void EntriesPane::showRows()
{
    const auto &progress = m_listing.progress();
    if (m_listing.isRunning())
        m_progress->setProgress(qint64(progress.done), qint64(progress.total), tr("%Ln entry(s)", nullptr, int(m_listing.table()->size())));
    m_model->grow();
    showFacets();
    const auto all = m_listing.table()->size();
    const auto shown = std::uint32_t(m_model->rowCount());
    m_count->setText(m_model->filter().isEmpty() ? tr("%Ln entry(s)", nullptr, int(all)) : tr("%1 of %2").arg(formatCount(shown), formatCount(all)));
    if (!findWanted() && !m_current && shown > 0)
        select(0);
}

void EntriesPane::showFacets()
{
    m_ttl->setCounts(m_listing.tally().byTtl);
    m_places->setNodes(placeNodes(m_listing.tally(), m_listing.info() ? m_listing.info()->layouts : std::vector<LayoutReason>()));
    m_places->setRemark(m_listing.isComplete() ? tr("exact") : m_listing.isRunning() ? tr("so far") : tr("sampled"));
    m_states->setValues(stateValues(m_listing.tally()));
}

void EntriesPane::finish()
{
    m_progress->finish();
    showRows();
    if (const auto key = std::exchange(m_wantedKey, {}); !key.empty())
        Q_EMIT keyMissing(toText(key));
}

void EntriesPane::applyFilter()
{
    EntryFilter filter;
    filter.text = m_filter->text().trimmed();
    filter.places = m_places->chosen();
    filter.states = m_states->chosen();
    filter.ttl = m_ttl->chosen();
    m_model->setFilter(filter);
}

void EntriesPane::clearFilters()
{
    m_filter->setText({});
    m_places->setChosen({});
    m_states->setChosen({});
    m_ttl->clearChosen();
    applyFilter();
}

void EntriesPane::selectKey(const std::string &key)
{
    if (key.empty())
        return;
    m_wantedKey = key;
    m_searched = 0;
    if (!findWanted() && !m_listing.isRunning() && m_listing.table()->size() > 0)
        finish();
}

bool EntriesPane::findWanted()
{
    if (m_wantedKey.empty())
        return false;
    const auto &table = *m_listing.table();
    for (; m_searched < table.size(); ++m_searched) {
        if (table.row(m_searched).key != m_wantedKey)
            continue;
        m_wantedKey.clear();
        m_current = m_searched;
        if (m_model->rowOf(m_searched) < 0)
            clearFilters();
        restoreCurrent();
        Q_EMIT currentChanged();
        return true;
    }
    return false;
}

void EntriesPane::restoreCurrent()
{
    const int row = m_current ? m_model->rowOf(*m_current) : -1;
    if (row >= 0) {
        m_restoring = true;
        select(row);
        m_restoring = false;
    } else if (m_model->isArranging()) {
        return;
    } else if (m_model->rowCount() > 0) {
        select(0);
    } else if (m_current) {
        m_current.reset();
        Q_EMIT currentChanged();
    }
}

void EntriesPane::select(int row)
{
    const auto index = m_model->index(row, 0);
    m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_table->scrollTo(index);
}

void EntriesPane::copyRows()
{
    QList<int> rows;
    for (const auto &index : m_table->selectionModel()->selectedRows())
        rows << index.row();
    std::sort(rows.begin(), rows.end());
    if (!rows.isEmpty())
        QGuiApplication::clipboard()->setText(m_model->tabSeparated(rows));
}

std::vector<std::uint32_t> EntriesPane::selectedRows() const
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    std::vector<std::uint32_t> out;
    for (const auto &index : rows)
        out.push_back(m_model->tableRow(index.row()));
    return out;
}

std::vector<std::uint32_t> EntriesPane::shownRows() const
{
    return m_model->tableRows();
}

std::vector<EntryRow> EntriesPane::selectedEntries() const
{
    std::vector<EntryRow> entries;
    for (const auto row : selectedRows())
        entries.push_back(m_listing.table()->row(row));
    return entries;
}

void EntriesPane::focusFilter()
{
    m_filter->focusEdit();
}

bool EntriesPane::isBusy() const
{
    return m_listing.isRunning() || m_model->isArranging();
}

} // namespace cacheloupe
