// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mapping/source_list.h"

#include "ui/support/format.h"

namespace cacheloupe {

SourceList::SourceList(const LogSample &sample, QObject *parent) : QAbstractListModel(parent), m_columns(sample.columns()) {}

int SourceList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kFirstColumn + int(m_columns.size());
}

QVariant SourceList::data(const QModelIndex &index, int role) const
{
    const int row = index.row();
    if (!index.isValid() || row >= rowCount())
        return {};
    if (row < kFirstColumn) {
        if (role == Qt::DisplayRole)
            return row == kNothing ? tr("not in this log") : tr("always the same …");
        return {};
    }
    const SampleColumn &column = m_columns[size_t(row - kFirstColumn)];
    if (role == Qt::DisplayRole || role == kPathRole)
        return toText(column.path);
    if (role == Qt::ToolTipRole && !column.values.empty())
        return toText(column.values.front());
    return {};
}

} // namespace cacheloupe
