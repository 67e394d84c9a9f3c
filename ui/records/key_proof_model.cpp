// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/key_proof_model.h"

#include "ui/records/proof_text.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/icon.h"

#include <QFont>

namespace cacheloupe {

namespace {

// The internal id of a group is 0, of a field its group's number plus one.
constexpr quintptr kGroupId = 0;

QString valueText(const std::optional<std::string> &value)
{
    return value ? toText(*value) : QStringLiteral("—");
}

} // namespace

KeyProofModel::KeyProofModel(QObject *parent) : QAbstractItemModel(parent)
{
    for (const KeyField field : allKeyFields()) {
        m_fields[size_t(keyFieldGroup(field))].push_back(field);
        m_proof.fields[size_t(field)].field = field;
    }
}

void KeyProofModel::setProof(const KeyProof &proof)
{
    m_proof = proof;
    // The shape never changes, so that open groups and the scroll position stay.
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex group = index(row, 0);
        Q_EMIT dataChanged(group, index(row, columnTotal - 1));
        Q_EMIT dataChanged(index(0, 0, group), index(rowCount(group) - 1, columnTotal - 1, group));
    }
}

QModelIndex KeyProofModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : kGroupId);
}

QModelIndex KeyProofModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == kGroupId)
        return {};
    return createIndex(int(child.internalId()) - 1, 0, kGroupId);
}

int KeyProofModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(kKeyFieldGroupCount);
    return parent.internalId() == kGroupId && parent.column() == 0 ? int(m_fields[size_t(parent.row())].size()) : 0;
}

int KeyProofModel::columnCount(const QModelIndex &) const
{
    return columnTotal;
}

QVariant KeyProofModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == kGroupId)
        return groupData(KeyFieldGroup(index.row()), index.column(), role);
    return fieldData(m_proof.field(m_fields[index.internalId() - 1][size_t(index.row())]), index.column(), role);
}

QVariant KeyProofModel::groupData(KeyFieldGroup group, int column, int role) const
{
    // The view lets a group's first column span the row; the state column keeps the words for copying.
    if (column == fieldColumn && (role == Qt::DisplayRole || role == Qt::ToolTipRole))
        return tr("%1: %2").arg(keyFieldGroupText(group), groupSummary(m_proof, group));
    if (column == stateColumn && role == Qt::DisplayRole)
        return groupSummary(m_proof, group);
    if (column == fieldColumn && role == Qt::DecorationRole) {
        const ChipLook look = fieldStateLook(groupState(m_proof, group));
        return symbolicIcon(look.icon, look.role);
    }
    return {};
}

QVariant KeyProofModel::fieldData(const FieldProof &field, int column, int role) const
{
    const bool reads = role == Qt::DisplayRole || role == Qt::ToolTipRole;
    switch (column) {
    case fieldColumn:
        if (role == Qt::DisplayRole)
            return toText(std::string(keyFieldName(field.field))).section(QLatin1Char('.'), 1);
        if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
            return toText(std::string(keyFieldName(field.field)));
        break;
    case stateColumn:
        if (reads)
            return fieldStateText(field.state);
        if (role == Qt::DecorationRole)
            return symbolicIcon(fieldStateLook(field.state).icon, fieldStateLook(field.state).role);
        break;
    case askedColumn:
        if (reads)
            return valueText(field.asked);
        break;
    case storedColumn:
        if (reads)
            return valueText(field.stored);
        break;
    default:
        break;
    }
    return role == Qt::FontRole && column != stateColumn ? QVariant(textFont(TextRole::code)) : QVariant();
}

QVariant KeyProofModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case fieldColumn:
        return tr("Key field");
    case stateColumn:
        return tr("State");
    case askedColumn:
        return tr("Asked with");
    case storedColumn:
        return tr("Stored with");
    default:
        return {};
    }
}

} // namespace cacheloupe
