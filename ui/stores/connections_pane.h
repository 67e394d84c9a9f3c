// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stores/store_connections.h"

#include <QWidget>

class QListView;

namespace cacheloupe {

class ConnectionListModel;

/// The connections as cards to choose from, with `below` (the facets of the chosen store) under them. GUI thread.
class ConnectionsPane : public QWidget {
    Q_OBJECT
public:
    ConnectionsPane(QWidget *below, QWidget *parent = nullptr);

    /// `wanted` becomes the chosen one when it is there, else the first. Does not emit.
    void setConnections(const std::vector<StoredConnection> &connections, std::int64_t wanted);
    const StoredConnection *chosen() const;
    QListView *view() const { return m_view; }

Q_SIGNALS:
    /// By the person.
    void chosenChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fit();
    ConnectionListModel *m_model;
    QListView *m_view;
};

} // namespace cacheloupe
