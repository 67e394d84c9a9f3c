// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store_finding.h"

#include <QAbstractListModel>

namespace cacheloupe {

/// The doctor's findings, one a row, in the order it gave them. GUI thread.
class FindingListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { placeRole = Qt::UserRole, severityRole };
    using QAbstractListModel::QAbstractListModel;

    void setFindings(std::vector<StoreFinding> findings);
    const StoreFinding &finding(int row) const { return m_findings[size_t(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<StoreFinding> m_findings;
};

} // namespace cacheloupe
