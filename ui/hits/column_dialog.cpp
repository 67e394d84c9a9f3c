// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/column_dialog.h"

#include "ui/hits/grid_header.h"
#include "ui/support/theme.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/painting.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>

#include <algorithm>

namespace cacheloupe {

ColumnDialog::ColumnDialog(GridHeader &header, const GridSource &source, QWidget *parent)
    : QDialog(parent), m_header(header), m_source(source), m_list(new QListWidget(this)), m_up(new QPushButton(tr("Move up"), this)),
      m_down(new QPushButton(tr("Move down"), this))
{
    setObjectName(QStringLiteral("hits.columnDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Choose columns"));
    m_list->setObjectName(QStringLiteral("hits.columns.list"));
    m_list->setAccessibleName(tr("Columns"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setMinimumSize(scaledPx(260), scaledPx(360));
    m_list->installEventFilter(this);
    m_up->setObjectName(QStringLiteral("hits.columns.up"));
    m_up->setToolTip(tr("Alt+Up"));
    m_down->setObjectName(QStringLiteral("hits.columns.down"));
    m_down->setToolTip(tr("Alt+Down"));
    auto *reset = new QPushButton(tr("Reset columns"), this);
    reset->setObjectName(QStringLiteral("hits.columns.reset"));
    auto *close = new QPushButton(tr("Close"), this);
    for (QPushButton *button : {m_up, m_down, reset, close})
        button->setAutoDefault(false);
    auto *side = new QVBoxLayout;
    side->setSpacing(kGrid);
    side->addWidget(m_up);
    side->addWidget(m_down);
    side->addStretch(1);
    side->addWidget(reset);
    side->addWidget(close);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    row->setSpacing(kPageMargin);
    row->addWidget(m_list, 1);
    row->addLayout(side);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(reset, &QPushButton::clicked, this, [this] {
        m_header.resetColumns();
        fill();
    });
    connect(m_list, &QListWidget::itemChanged, this, &ColumnDialog::apply);
    connect(m_list, &QListWidget::currentRowChanged, this, &ColumnDialog::updateButtons);
    // A dropped row is inserted first and taken away after: the list is whole again when the events are done.
    connect(m_list->model(), &QAbstractItemModel::rowsRemoved, this, &ColumnDialog::apply, Qt::QueuedConnection);
    fill();
    m_list->setCurrentRow(0);
}

void ColumnDialog::fill()
{
    m_filling = true;
    m_list->clear();
    for (const int column : m_header.arrangedColumns()) {
        const bool shown = !m_header.isSectionHidden(column);
        if (!shown && !m_source.isOffered(column))
            continue;
        auto *item = new QListWidgetItem(m_header.columns()[size_t(column)].title, m_list);
        item->setData(Qt::UserRole, column);
        item->setSizeHint(QSize(0, m_list->fontMetrics().height() + kGrid));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled);
        item->setCheckState(shown ? Qt::Checked : Qt::Unchecked);
    }
    m_filling = false;
}

bool ColumnDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() & Qt::AltModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            move(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void ColumnDialog::move(int step)
{
    const int from = m_list->currentRow();
    const int to = from + step;
    if (from < 0 || to < 0 || to >= m_list->count())
        return;
    m_filling = true;
    m_list->insertItem(to, m_list->takeItem(from));
    m_list->setCurrentRow(to);
    m_filling = false;
    apply();
    updateButtons();
}

void ColumnDialog::apply()
{
    if (m_filling)
        return;
    std::vector<int> order;
    for (int i = 0; i < m_list->count(); ++i)
        order.push_back(m_list->item(i)->data(Qt::UserRole).toInt());
    // Columns that are not offered keep their place behind their neighbour.
    const std::vector<int> before = m_header.arrangedColumns();
    for (size_t i = 0; i < before.size(); ++i) {
        if (std::find(order.begin(), order.end(), before[i]) != order.end())
            continue;
        const auto neighbour = i > 0 ? std::find(order.begin(), order.end(), before[i - 1]) : order.end();
        order.insert(neighbour == order.end() ? order.begin() : neighbour + 1, before[i]);
    }
    m_header.setArrangement(order);
    // What is to be shown first, so that the one column that must stay is the right one.
    for (const bool shown : {true, false}) {
        for (int i = 0; i < m_list->count(); ++i) {
            if ((m_list->item(i)->checkState() == Qt::Checked) == shown)
                m_header.setShown(m_list->item(i)->data(Qt::UserRole).toInt(), shown);
        }
    }
    m_filling = true;
    for (int i = 0; i < m_list->count(); ++i)
        m_list->item(i)->setCheckState(m_header.isSectionHidden(m_list->item(i)->data(Qt::UserRole).toInt()) ? Qt::Unchecked : Qt::Checked);
    m_filling = false;
}

void ColumnDialog::updateButtons()
{
    m_up->setEnabled(m_list->currentRow() > 0);
    m_down->setEnabled(m_list->currentRow() >= 0 && m_list->currentRow() + 1 < m_list->count());
}

} // namespace cacheloupe
