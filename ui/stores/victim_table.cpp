// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/victim_table.h"

#include "ui/stores/change_text.h"
#include "ui/stores/store_text.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"

#include <QEvent>
#include <QHeaderView>

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr size_t kShownVictims = 500;
enum Column { kEntry, kNow, kAfterwards, kSize };

} // namespace

VictimTable::VictimTable(QWidget *parent) : QTableWidget(parent)
{
    setAccessibleName(tr("Entries that would be changed"));
    setColumnCount(kSize + 1);
    showHeads(ChangeKind::purge);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    auto *header = horizontalHeader();
    header->setHighlightSections(false);
    fitRows();
}

void VictimTable::showHeads(ChangeKind kind)
{
    const bool isRefresh = kind == ChangeKind::refresh;
    setHorizontalHeaderLabels({tr("Entry"), isRefresh ? tr("Answer now") : tr("Time left now"), tr("Afterwards"), tr("Size")});
    auto *header = horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(kEntry, QHeaderView::Stretch);
    for (const int column : {kNow, kAfterwards})
        header->setSectionResizeMode(column, isRefresh ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
    for (const int column : {kEntry, kNow, kAfterwards})
        horizontalHeaderItem(column)->setTextAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    horizontalHeaderItem(kSize)->setTextAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
}

void VictimTable::setPlan(const ChangePlan &plan)
{
    const size_t shown = std::min(plan.victims.size(), kShownVictims);
    clearContents();
    clearSpans();
    showHeads(plan.kind);
    setRowCount(int(shown) + (shown < plan.victims.size() ? 1 : 0));
    for (size_t i = 0; i < shown; ++i)
        addVictim(plan, plan.victims[i], int(i));
    if (shown < plan.victims.size()) {
        setItem(int(shown), kEntry, new QTableWidgetItem(tr("and %Ln more", nullptr, int(plan.victims.size() - shown))));
        setSpan(int(shown), kEntry, 1, columnCount());
    }
    scrollToTop();
}

void VictimTable::addVictim(const ChangePlan &plan, const ChangeVictim &victim, int row)
{
    const auto add = [&](Column column, const QString &text) {
        auto *item = new QTableWidgetItem(text);
        setItem(row, column, item);
        return item;
    };
    add(kEntry, toText(victim.query.empty() ? victim.key : victim.query).simplified())->setToolTip(toText(victim.key));
    auto *now = add(kNow, beforeText(plan, victim));
    auto *afterwards = add(kAfterwards, afterwardsText(plan, victim));
    if (plan.kind == ChangeKind::refresh) {
        now->setToolTip(now->text());
        afterwards->setToolTip(afterwards->text());
    }
    add(kSize, formatBytes(victim.sizeBytes))->setTextAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
}

QSize VictimTable::minimumSizeHint() const
{
    return {0, horizontalHeader()->sizeHint().height() + 2 * verticalHeader()->defaultSectionSize()};
}

void VictimTable::fitRows()
{
    verticalHeader()->setDefaultSectionSize(std::max(kRowHeight, fontMetrics().height() + kGrid));
}

void VictimTable::changeEvent(QEvent *event)
{
    QTableWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitRows();
}

} // namespace cacheloupe
