// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QStringList>

namespace cacheloupe {

/// What a completion popup offers: the words that are inserted and, quietly at the end of the line, what is known of
/// them (a count, a meaning). GUI thread.
class CandidateList : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr int kDetailRole = Qt::UserRole;
    using QAbstractListModel::QAbstractListModel;

    /// `details` may be shorter than `words`.
    void setCandidates(const QStringList &words, const QStringList &details);
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QStringList m_words;
    QStringList m_details;
};

} // namespace cacheloupe
