// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/grid_head_accessible.h"

#include "ui/hits/grid_header.h"
#include "ui/hits/hit_grid.h"

namespace cacheloupe {

void *GridHeadAccessible::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
}

QString GridHeadAccessible::sortText() const
{
    const GridHeader *header = grid()->header();
    if (!header->isSortIndicatorShown() || header->sortIndicatorSection() != column())
        return {};
    return header->sortIndicatorOrder() == Qt::AscendingOrder ? HitGrid::tr("Sorted upwards.") : HitGrid::tr("Sorted downwards.");
}

QString GridHeadAccessible::text(QAccessible::Text which) const
{
    if (!isValid())
        return {};
    const GridColumn &about = grid()->source()->columns()[size_t(column())];
    switch (which) {
    case QAccessible::Name:
        return about.title;
    case QAccessible::Description:
        return QStringList{sortText(), about.hint}.join(QLatin1Char(' ')).trimmed();
    default:
        return {};
    }
}

QRect GridHeadAccessible::rect() const
{
    if (!isValid())
        return {};
    const GridHeader *header = grid()->header();
    const QPoint at(header->sectionViewportPosition(column()), 0);
    return {header->viewport()->mapToGlobal(at), QSize(header->sectionSize(column()), header->height())};
}

QAccessible::State GridHeadAccessible::state() const
{
    QAccessible::State state;
    state.invalid = !isValid();
    return state;
}

QStringList GridHeadAccessible::actionNames() const
{
    const bool sorts = isValid() && grid()->source()->columns()[size_t(column())].sortable;
    return sorts ? QStringList{pressAction()} : QStringList();
}

void GridHeadAccessible::doAction(const QString &name)
{
    if (name == pressAction() && isValid())
        grid()->header()->sortByKey(column());
}

} // namespace cacheloupe
