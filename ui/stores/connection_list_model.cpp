// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/connection_list_model.h"

#include "ui/stores/store_text.h"
#include "ui/support/format.h"

namespace cacheloupe {

void ConnectionListModel::setConnections(std::vector<StoredConnection> connections)
{
    beginResetModel();
    m_connections = std::move(connections);
    endResetModel();
}

int ConnectionListModel::rowOf(std::int64_t id) const
{
    for (size_t row = 0; row < m_connections.size(); ++row)
        if (m_connections[row].record.id == id)
            return int(row);
    return -1;
}

int ConnectionListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_connections.size());
}

QVariant ConnectionListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto &stored = m_connections[size_t(index.row())];
    const auto name = toText(stored.record.name);
    const auto url = toText(stored.record.url);
    const auto parsed = parseConnectionUrl(stored.record.url);
    const auto kind = parsed ? storeKindText(*parsed) : tr("Unreadable address");
    const auto mark = stored.record.writable ? tr("writing allowed") : tr("read-only");
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case Qt::ToolTipRole:
        return tr("%1\n%2, %3").arg(url, kind, mark);
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3, %4").arg(name, kind, environmentLook(environmentOf(stored.record)).text, mark);
    case addressRole:
        return tr("%1, %2").arg(kind, mark);
    case environmentRole:
        return int(environmentOf(stored.record));
    default:
        return {};
    }
}

} // namespace cacheloupe
