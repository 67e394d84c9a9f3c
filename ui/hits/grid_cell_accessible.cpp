// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/grid_cell_accessible.h"

#include "ui/hits/grid_accessible.h"
#include "ui/hits/grid_header.h"
#include "ui/hits/hit_grid.h"

namespace cacheloupe {

void *GridCellAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableCellInterface)
        return static_cast<QAccessibleTableCellInterface *>(this);
    if (type == QAccessible::ActionInterface)
        return static_cast<QAccessibleActionInterface *>(this);
    return nullptr;
}

bool GridCellAccessible::isValid() const
{
    return grid() && grid()->source() && m_row < grid()->rowCount() && column() >= 0;
}

QString GridCellAccessible::text(QAccessible::Text which) const
{
    constexpr size_t kSpokenCodePoints = 400;
    if (!isValid() || which != QAccessible::Name)
        return {};
    const QString title = grid()->source()->columns()[size_t(column())].title;
    return HitGrid::tr("%1: %2").arg(title, grid()->source()->cell(m_row, column(), kSpokenCodePoints).text);
}

QRect GridCellAccessible::rect() const
{
    if (!isValid())
        return {};
    const QRect cell = grid()->cellRect(m_row, column());
    return {grid()->viewport()->mapToGlobal(cell.topLeft()), cell.size()};
}

QAccessible::State GridCellAccessible::state() const
{
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    state.selectable = true;
    state.focusable = true;
    state.readOnly = true;
    state.selected = isSelected();
    state.focused = grid()->hasFocus() && grid()->currentRow() == m_row && grid()->currentColumn() == column();
    state.offscreen = !grid()->viewport()->rect().intersects(grid()->cellRect(m_row, column()));
    return state;
}

QList<QAccessibleInterface *> GridCellAccessible::columnHeaderCells() const
{
    auto *table = static_cast<GridAccessible *>(parent());
    auto *head = table ? table->headAt(place()) : nullptr;
    return head ? QList<QAccessibleInterface *>{head} : QList<QAccessibleInterface *>();
}

bool GridCellAccessible::isSelected() const
{
    return grid() && grid()->selection().contains(m_row);
}

void GridCellAccessible::doAction(const QString &name)
{
    if (name == setFocusAction() && isValid()) {
        grid()->setFocus();
        grid()->setCurrentCell(m_row, column());
    }
}

} // namespace cacheloupe
