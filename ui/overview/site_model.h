// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/week_summary.h"

#include <QAbstractTableModel>

namespace cacheloupe {

/// The call sites of the overview, worst first. GUI thread.
class SiteModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { callSite, hits, hitRate, suspicion, reviewed, wrong, columnCount_ };
    using QAbstractTableModel::QAbstractTableModel;

    void setSites(std::vector<SiteSummary> sites);
    const SiteSummary &site(int row) const { return m_sites[size_t(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const SiteSummary &site, int column) const;
    std::vector<SiteSummary> m_sites;
};

} // namespace cacheloupe
