// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stores/store_connections.h"

#include <QAbstractListModel>

namespace cacheloupe {

/// The connections as the list on the left shows them. GUI thread.
class ConnectionListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { addressRole = Qt::UserRole, environmentRole };
    using QAbstractListModel::QAbstractListModel;

    void setConnections(std::vector<StoredConnection> connections);
    const StoredConnection &connection(int row) const { return m_connections[size_t(row)]; }
    int rowOf(std::int64_t id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<StoredConnection> m_connections;
};

} // namespace cacheloupe
