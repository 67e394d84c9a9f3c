// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/candidate_list.h"

namespace cacheloupe {

void CandidateList::setCandidates(const QStringList &words, const QStringList &details)
{
    beginResetModel();
    m_words = words;
    m_details = details;
    endResetModel();
}

int CandidateList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_words.size());
}

QVariant CandidateList::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_words.size())
        return {};
    const QString detail = m_details.value(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return m_words.at(index.row());
    case kDetailRole:
        return detail;
    case Qt::AccessibleTextRole:
        return detail.isEmpty() ? m_words.at(index.row()) : m_words.at(index.row()) + QStringLiteral(", ") + detail;
    default:
        return {};
    }
}

} // namespace cacheloupe
