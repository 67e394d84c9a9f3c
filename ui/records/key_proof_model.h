// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/key_proof.h"

#include <QAbstractItemModel>

#include <array>
#include <vector>

namespace cacheloupe {

/// The key fields of one reuse as a tree: seven groups, their fields below. Columns: field, state, asked, stored.
class KeyProofModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { fieldColumn, stateColumn, askedColumn, storedColumn, columnTotal };
    explicit KeyProofModel(QObject *parent = nullptr);

    void setProof(const KeyProof &proof);
    KeyFieldGroup group(int row) const { return KeyFieldGroup(row); }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant groupData(KeyFieldGroup group, int column, int role) const;
    QVariant fieldData(const FieldProof &field, int column, int role) const;

    KeyProof m_proof;
    std::array<std::vector<KeyField>, kKeyFieldGroupCount> m_fields;
};

} // namespace cacheloupe
