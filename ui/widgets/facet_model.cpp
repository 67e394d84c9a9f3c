// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/facet_model.h"

#include <QLocale>

#include <algorithm>

namespace cacheloupe {

void FacetModel::setValues(std::vector<FacetValue> values)
{
    const auto sameIds = [](const FacetValue &a, const FacetValue &b) { return a.id == b.id && a.label == b.label; };
    if (std::equal(values.begin(), values.end(), m_values.begin(), m_values.end(), sameIds)) {
        // Only counts move while a person filters: keep the view's place.
        m_values = std::move(values);
        if (!m_values.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1), {countRole, Qt::AccessibleTextRole});
        return;
    }
    beginResetModel();
    m_values = std::move(values);
    endResetModel();
}

QStringList FacetModel::chosen() const
{
    QStringList ids;
    for (const auto &value : m_values)
        if (m_chosen.contains(value.id))
            ids << value.id;
    for (const auto &id : m_chosen)
        if (!ids.contains(id))
            ids << id;
    return ids;
}

void FacetModel::setChosen(const QStringList &ids)
{
    if (m_chosen == ids)
        return;
    m_chosen = ids;
    if (!m_values.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
}

int FacetModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_values.size());
}

QVariant FacetModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const FacetValue &value = m_values[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return value.label;
    case Qt::CheckStateRole:
        return static_cast<int>(m_chosen.contains(value.id) ? Qt::Checked : Qt::Unchecked);
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(value.label, QLocale().toString(value.count));
    case countRole:
        return value.count;
    case idRole:
        return value.id;
    default:
        return {};
    }
}

bool FacetModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole)
        return false;
    const QString &id = m_values[static_cast<std::size_t>(index.row())].id;
    const bool on = value.toInt() == Qt::Checked;
    if (on == m_chosen.contains(id))
        return true;
    if (on)
        m_chosen << id;
    else
        m_chosen.removeAll(id);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT chosenChanged();
    return true;
}

Qt::ItemFlags FacetModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

} // namespace cacheloupe
