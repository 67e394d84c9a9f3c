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

int GridCellAccessible::column() const
{
    if (!m_grid)
        return -1;
    const auto shown = m_grid->header()->shownColumns();
    return m_place < int(shown.size()) ? shown[size_t(m_place)] : -1;
}

bool GridCellAccessible::isValid() const
{
    return m_grid && m_grid->source() && m_row < m_grid->rowCount() && column() >= 0;
}

QAccessibleInterface *GridCellAccessible::parent() const
{
    return m_grid ? QAccessible::queryAccessibleInterface(m_grid) : nullptr;
}

QString GridCellAccessible::text(QAccessible::Text which) const
{
    constexpr size_t kSpokenCodePoints = 400;
    if (!isValid() || which != QAccessible::Name)
        return {};
    const QString title = m_grid->source()->columns()[size_t(column())].title;
    return HitGrid::tr("%1: %2").arg(title, m_grid->source()->cell(m_row, column(), kSpokenCodePoints).text);
}

QRect GridCellAccessible::rect() const
{
    if (!isValid())
        return {};
    const QRect cell = m_grid->cellRect(m_row, column());
    return {m_grid->viewport()->mapToGlobal(cell.topLeft()), cell.size()};
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
    state.focused = m_grid->hasFocus() && m_grid->currentRow() == m_row && m_grid->currentColumn() == column();
    state.offscreen = !m_grid->viewport()->rect().intersects(m_grid->cellRect(m_row, column()));
    return state;
}

QList<QAccessibleInterface *> GridCellAccessible::columnHeaderCells() const
{
    auto *table = static_cast<GridAccessible *>(parent());
    auto *head = table ? table->headAt(m_place) : nullptr;
    return head ? QList<QAccessibleInterface *>{head} : QList<QAccessibleInterface *>();
}

bool GridCellAccessible::isSelected() const
{
    return m_grid && m_grid->selection().contains(m_row);
}

void GridCellAccessible::doAction(const QString &name)
{
    if (name == setFocusAction() && isValid()) {
        m_grid->setFocus();
        m_grid->setCurrentCell(m_row, column());
    }
}

} // namespace cacheloupe
