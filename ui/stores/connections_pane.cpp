// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/connections_pane.h"

#include "ui/stores/connection_delegate.h"
#include "ui/stores/connection_list_model.h"
#include "ui/support/theme.h"
#include "ui/widgets/column_scroll.h"

#include <QEvent>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr int kMostCardsShown = 4; ///< more scroll, so that the facets stay in sight

} // namespace

ConnectionsPane::ConnectionsPane(QWidget *below, QWidget *parent)
    : QWidget(parent), m_model(new ConnectionListModel(this)), m_view(new QListView(this))
{
    m_view->setObjectName(QStringLiteral("stores.connections"));
    m_view->setAccessibleName(tr("Stores"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new ConnectionDelegate(m_view));
    m_view->setMouseTracking(true);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *scroll = new ColumnScroll(this);
    scroll->setFocusPolicy(Qt::NoFocus);
    below->setProperty("surface", true);
    scroll->setWidget(below);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    column->addWidget(m_view);
    column->addWidget(scroll, 1);
    setMinimumWidth(22 * kGrid);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) {
        if (now.isValid())
            Q_EMIT chosenChanged();
    });
}

void ConnectionsPane::setConnections(const std::vector<StoredConnection> &connections, std::int64_t wanted)
{
    const QSignalBlocker quiet(this);
    m_model->setConnections(connections);
    if (!connections.empty())
        m_view->setCurrentIndex(m_model->index(std::max(0, m_model->rowOf(wanted))));
    fit();
}

const StoredConnection *ConnectionsPane::chosen() const
{
    const auto index = m_view->currentIndex();
    return index.isValid() ? &m_model->connection(index.row()) : nullptr;
}

void ConnectionsPane::fit()
{
    m_view->setFixedHeight(std::min(m_model->rowCount(), kMostCardsShown) * std::max(0, m_view->sizeHintForRow(0)) + 2);
}

void ConnectionsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

} // namespace cacheloupe
