// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/log_scan.h"

#include <QAbstractItemModel>

#include <vector>

namespace cacheloupe {

/// What scans found, as a tree of one column: kinds with how many findings there are, below them the findings. Kinds
/// without any are left out. GUI thread.
class ScanTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    using QAbstractItemModel::QAbstractItemModel;

    void setResults(std::vector<ScanResult> results);
    /// Null for a kind.
    const ScanFinding *finding(const QModelIndex &index) const;
    ScanKind kind(const QModelIndex &index) const;
    /// All findings, those that are not kept too.
    std::uint64_t total() const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<ScanResult> m_results;
};

} // namespace cacheloupe
