// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/policy_lint.h"

#include <QAbstractListModel>
#include <QStringList>

namespace cacheloupe {

/// One call site as the list on the left shows it.
struct SiteItem {
    QString callSite;
    bool listed = false;
    bool cacheable = false;
    bool changed = false; ///< the draft differs from what is published
    bool overdue = false; ///< its review date has passed
    int errors = 0;
    int warnings = 0;
    bool operator==(const SiteItem &) const = default;
};

/// Call sites of the policy and of the open logs. GUI thread.
class SiteListModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    /// Keeps selections alive while the names stay the same.
    void setItems(QList<SiteItem> items);
    const SiteItem &item(int row) const { return m_items[row]; }
    int rowOf(const QString &callSite) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QString stateText(const SiteItem &item) const;
    QList<SiteItem> m_items;
};

} // namespace cacheloupe
