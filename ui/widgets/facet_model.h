// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QStringList>

#include <vector>

namespace cacheloupe {

/// A value that a list can be narrowed to. `id` goes into queries, `label` is read.
struct FacetValue {
    QString id;
    QString label;
    qint64 count = 0;
    bool operator==(const FacetValue &) const = default;
};

/// The values of one facet with check marks. What is chosen survives new values, also when a value is gone for now.
class FacetModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { countRole = Qt::UserRole, idRole };
    using QAbstractListModel::QAbstractListModel;

    void setValues(std::vector<FacetValue> values);
    /// In the order of the values; chosen ids without a value come last.
    QStringList chosen() const;
    void setChosen(const QStringList &ids);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// By the person, not by setChosen.
    void chosenChanged();

private:
    std::vector<FacetValue> m_values;
    QStringList m_chosen;
};

} // namespace cacheloupe
