// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/site_list_model.h"

#include <algorithm>

namespace cacheloupe {

void SiteListModel::setItems(QList<SiteItem> items)
{
    const bool sameNames = std::equal(items.begin(), items.end(), m_items.begin(), m_items.end(), [](const SiteItem &a, const SiteItem &b) { return a.callSite == b.callSite; });
    if (sameNames) {
        m_items = std::move(items);
        if (!m_items.isEmpty())
            Q_EMIT dataChanged(index(0), index(int(m_items.size()) - 1));
        return;
    }
    beginResetModel();
    m_items = std::move(items);
    endResetModel();
}

int SiteListModel::rowOf(const QString &callSite) const
{
    for (int row = 0; row < int(m_items.size()); ++row)
        if (m_items[row].callSite == callSite)
            return row;
    return -1;
}

int SiteListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant SiteListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto &item = m_items[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return item.callSite;
    case Qt::ToolTipRole:
        return tr("%1: %2").arg(item.callSite, stateText(item));
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(item.callSite, stateText(item));
    case Qt::UserRole:
        return stateText(item);
    default:
        return {};
    }
}

QString SiteListModel::stateText(const SiteItem &item) const
{
    QStringList parts{!item.listed ? tr("not listed") : item.cacheable ? tr("cacheable") : tr("not cacheable")};
    if (item.changed)
        parts << tr("draft");
    if (item.errors > 0)
        parts << tr("%Ln error(s)", nullptr, item.errors);
    if (item.warnings > 0)
        parts << tr("%Ln warning(s)", nullptr, item.warnings);
    if (item.overdue)
        parts << tr("review overdue");
    return parts.join(QStringLiteral(" · "));
}

} // namespace cacheloupe
