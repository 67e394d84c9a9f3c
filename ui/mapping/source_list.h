// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/log_sample.h"

#include <QAbstractListModel>

namespace cacheloupe {

/// What a member can be taken from: row 0 nothing, row 1 the same value always, then the columns of the sample.
class SourceList : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr int kNothing = 0;
    static constexpr int kAlways = 1;
    static constexpr int kFirstColumn = 2;
    static constexpr int kPathRole = Qt::UserRole;

    SourceList(const LogSample &sample, QObject *parent = nullptr);
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<SampleColumn> m_columns;
};

} // namespace cacheloupe
