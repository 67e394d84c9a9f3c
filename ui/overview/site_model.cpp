// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/site_model.h"

#include "ui/support/format.h"

#include <QLocale>

namespace cacheloupe {

void SiteModel::setSites(std::vector<SiteSummary> sites)
{
    // The same sites in another order is the usual case: a reset would lose the selection, so only then one is made.
    if (sites.size() == m_sites.size()) {
        m_sites = std::move(sites);
        if (!m_sites.empty())
            Q_EMIT dataChanged(index(0, 0), index(int(m_sites.size()) - 1, columnCount_ - 1));
        return;
    }
    beginResetModel();
    m_sites = std::move(sites);
    endResetModel();
}

int SiteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_sites.size());
}

int SiteModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(columnCount_);
}

QVariant SiteModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(index.column() == callSite ? Qt::AlignLeading | Qt::AlignVCenter : Qt::AlignTrailing | Qt::AlignVCenter);
    if (role == Qt::DisplayRole)
        return text(site(index.row()), index.column());
    return {};
}

QString SiteModel::text(const SiteSummary &site, int column) const
{
    const auto &figures = site.figures;
    switch (column) {
    case callSite:
        return site.callSite.empty() ? tr("(no call site)") : toText(site.callSite);
    case hits:
        return formatCount(figures.hits);
    case hitRate:
        return formatPercent(figures.hitRate().rate);
    case suspicion:
        return figures.meanSuspicion ? QLocale().toString(*figures.meanSuspicion, 'f', 2) : tr("…");
    case reviewed:
        return formatCount(figures.reviewed);
    case wrong:
        return figures.reviewed == 0 ? QStringLiteral("—") : tr("%1 of %2").arg(formatCount(figures.wrong), formatCount(figures.reviewed));
    default:
        return {};
    }
}

QVariant SiteModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(section == callSite ? Qt::AlignLeading | Qt::AlignVCenter : Qt::AlignTrailing | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == suspicion)
        return tr("Mean suspicion of the hits, 0 to 1");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case callSite:
        return tr("Call site");
    case hits:
        return tr("Hits");
    case hitRate:
        return tr("Hit rate");
    case suspicion:
        return tr("Suspicion");
    case reviewed:
        return tr("Reviewed");
    case wrong:
        return tr("Wrong");
    default:
        return {};
    }
}

} // namespace cacheloupe
