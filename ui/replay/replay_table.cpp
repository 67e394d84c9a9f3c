// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/replay_table.h"

#include "ui/replay/replay_chip_delegate.h"
#include "ui/replay/replay_model.h"
#include "ui/widgets/row_fit.h"

#include <QEvent>
#include <QHeaderView>

namespace cacheloupe {

ReplayTable::ReplayTable(ReplayModel *model, QWidget *parent) : QTableView(parent)
{
    setObjectName(QStringLiteral("replay.results"));
    setAccessibleName(tr("Replayed hits"));
    setModel(model);
    setItemDelegate(new ReplayChipDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(ReplayModel::question, QHeaderView::Stretch);
    horizontalHeader()->setSectionResizeMode(ReplayModel::change, QHeaderView::Stretch);
    fitRowsToText(*this);
    fitColumns();
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ReplayTable::currentChangedOrUpdated);
    connect(model, &QAbstractItemModel::modelReset, this, [this, model] {
        if (model->rowCount() > 0)
            choose(0);
        else
            Q_EMIT currentChangedOrUpdated();
    });
    connect(model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        if (currentRow() >= first.row() && currentRow() <= last.row())
            Q_EMIT currentChangedOrUpdated();
    });
}

/// Columns that give way keep a few words.
void ReplayTable::fitColumns()
{
    constexpr int kFewestLetters = 9;
    horizontalHeader()->setMinimumSectionSize(fontMetrics().averageCharWidth() * kFewestLetters);
}

void ReplayTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitColumns();
}

void ReplayTable::choose(int row)
{
    setCurrentIndex(model()->index(row, 0));
}

} // namespace cacheloupe
