// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/scan_tree_model.h"

#include "ui/review/scan_text.h"
#include "ui/support/format.h"
#include "ui/widgets/painting.h"

#include <QSize>

namespace cacheloupe {

namespace {

/// Internal id of kinds; findings carry the row of their kind.
constexpr quintptr kKindId = ~quintptr(0);
constexpr int kRowPx = 24;

} // namespace

void ScanTreeModel::setResults(std::vector<ScanResult> results)
{
    beginResetModel();
    std::erase_if(results, [](const ScanResult &result) { return result.findings.empty(); });
    m_results = std::move(results);
    endResetModel();
}

const ScanFinding *ScanTreeModel::finding(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == kKindId)
        return nullptr;
    return &m_results[size_t(index.internalId())].findings[size_t(index.row())];
}

ScanKind ScanTreeModel::kind(const QModelIndex &index) const
{
    return m_results[index.internalId() == kKindId ? size_t(index.row()) : size_t(index.internalId())].kind;
}

std::uint64_t ScanTreeModel::total() const
{
    std::uint64_t sum = 0;
    for (const ScanResult &result : m_results)
        sum += result.total;
    return sum;
}

QModelIndex ScanTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) : kKindId);
}

QModelIndex ScanTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == kKindId)
        return {};
    return createIndex(int(child.internalId()), 0, kKindId);
}

int ScanTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_results.size());
    return parent.internalId() == kKindId && parent.column() == 0 ? int(m_results[size_t(parent.row())].findings.size()) : 0;
}

int ScanTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant ScanTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    // The view asks the first row for all.
    if (role == Qt::SizeHintRole)
        return QSize(0, scaledPx(kRowPx));
    const bool reads = role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
    const ScanFinding *shown = finding(index);
    if (!reads)
        return {};
    if (!shown) {
        const ScanResult &result = m_results[size_t(index.row())];
        return role == Qt::ToolTipRole ? scanKindAdvice(result.kind) : tr("%1 (%2)").arg(scanKindText(result.kind), formatCount(result.total));
    }
    const QString text = scanFindingText(*shown);
    return shown->callSite.empty() ? text : tr("%1: %2").arg(toText(shown->callSite), text);
}

} // namespace cacheloupe
