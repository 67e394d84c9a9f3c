// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/finding_list_model.h"

#include "ui/stores/examination_text.h"
#include "ui/support/format.h"

namespace cacheloupe {

void FindingListModel::setFindings(std::vector<StoreFinding> findings)
{
    beginResetModel();
    m_findings = std::move(findings);
    endResetModel();
}

int FindingListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_findings.size());
}

QVariant FindingListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || size_t(index.row()) >= m_findings.size())
        return {};
    const StoreFinding &finding = m_findings[size_t(index.row())];
    const auto severity = storeFindingText(finding.id).severity;
    switch (role) {
    case Qt::DisplayRole:
        return findingTitle(finding);
    case Qt::ToolTipRole:
        return tr("%1\n%2").arg(findingTitle(finding), findingFacts(finding));
    case Qt::AccessibleTextRole:
        return tr("%1: %2. %3").arg(severityLook(severity).text, findingTitle(finding), findingFacts(finding));
    case placeRole:
        return finding.where.empty() ? tr("The whole store") : toText(finding.where);
    case severityRole:
        return int(severity);
    default:
        return {};
    }
}

} // namespace cacheloupe
