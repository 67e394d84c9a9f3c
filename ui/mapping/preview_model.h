// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/dialect_draft.h"

#include <QAbstractTableModel>

namespace cacheloupe {

/// The first records as the draft reads them; what cannot be read says why. GUI thread.
class PreviewModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { time, kind, callSite, query, cachedQuery, answer, match, similarity, model, latency, columnTotal };
    using QAbstractTableModel::QAbstractTableModel;

    void setPreview(std::vector<DraftPreview> preview);
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Records that are events.
    int goodRows() const;

private:
    QString text(const DraftPreview &row, int column) const;
    std::vector<DraftPreview> m_preview;
};

} // namespace cacheloupe
