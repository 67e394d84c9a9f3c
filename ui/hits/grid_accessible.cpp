// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/grid_accessible.h"

#include "ui/hits/grid_cell_accessible.h"
#include "ui/hits/grid_head_accessible.h"
#include "ui/hits/grid_header.h"
#include "ui/hits/hit_grid.h"

namespace cacheloupe {

namespace {

constexpr int kKeptCells = 4096;
constexpr int kToldRows = 1000;

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *grid = qobject_cast<HitGrid *>(object);
    return grid ? new GridAccessible(grid) : nullptr;
}

} // namespace

void installGridAccessibility()
{
    // Qt keeps each factory once.
    QAccessible::installFactory(makeInterface);
}

void accessibleRowsReplaced(HitGrid *grid)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleTableModelChangeEvent event(grid, QAccessibleTableModelChangeEvent::ModelReset);
    QAccessible::updateAccessibility(&event);
}

void accessibleCellFocused(HitGrid *grid)
{
    if (!QAccessible::isActive() || grid->currentRow() < 0)
        return;
    QAccessibleEvent event(grid, QAccessible::Focus);
    if (auto *table = QAccessible::queryAccessibleInterface(grid)) {
        if (auto *cell = table->focusChild())
            event.setChild(table->indexOfChild(cell));
    }
    QAccessible::updateAccessibility(&event);
}

GridAccessible::GridAccessible(HitGrid *grid) : QAccessibleWidget(grid, QAccessible::Table) {}

GridAccessible::~GridAccessible()
{
    forgetCells();
}

HitGrid *GridAccessible::grid() const
{
    return static_cast<HitGrid *>(widget());
}

void *GridAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableInterface)
        return static_cast<QAccessibleTableInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

int GridAccessible::columnCount() const
{
    return int(grid()->header()->shownColumns().size());
}

int GridAccessible::rowCount() const
{
    return grid()->rowCount();
}

int GridAccessible::childCount() const
{
    return int(std::min<qint64>(cellCount() + columnCount(), std::numeric_limits<int>::max()));
}

QAccessibleInterface *GridAccessible::child(int index) const
{
    const int columns = columnCount();
    if (index < 0 || columns == 0)
        return nullptr;
    return index < cellCount() ? cellAt(index / columns, index % columns) : headAt(int(index - cellCount()));
}

QAccessibleInterface *GridAccessible::headAt(int column) const
{
    if (column < 0 || column >= columnCount())
        return nullptr;
    if (const auto found = m_heads.constFind(column); found != m_heads.constEnd()) {
        if (auto *head = QAccessible::accessibleInterface(*found))
            return head;
    }
    auto *head = new GridHeadAccessible(grid(), column);
    m_heads.insert(column, QAccessible::registerAccessibleInterface(head));
    return head;
}

QAccessibleInterface *GridAccessible::cellAt(int row, int column) const
{
    if (row < 0 || row >= rowCount() || column < 0 || column >= columnCount())
        return nullptr;
    const quint64 key = quint64(row) << 6 | quint64(column);
    if (const auto found = m_cells.constFind(key); found != m_cells.constEnd()) {
        if (auto *cell = QAccessible::accessibleInterface(*found))
            return cell;
    }
    if (m_cells.size() > kKeptCells)
        forgetCells();
    auto *cell = new GridCellAccessible(grid(), row, column);
    m_cells.insert(key, QAccessible::registerAccessibleInterface(cell));
    return cell;
}

QAccessibleInterface *GridAccessible::childAt(int x, int y) const
{
    const QPoint at = grid()->viewport()->mapFromGlobal(QPoint(x, y));
    const bool inHead = grid()->header()->viewport()->rect().contains(grid()->header()->viewport()->mapFromGlobal(QPoint(x, y)));
    if (!inHead && !grid()->viewport()->rect().contains(at))
        return nullptr;
    const auto shown = grid()->header()->shownColumns();
    const auto column = std::find(shown.begin(), shown.end(), grid()->header()->logicalIndexAt(at.x()));
    if (column == shown.end())
        return nullptr;
    const int place = int(column - shown.begin());
    return inHead ? headAt(place) : cellAt(grid()->rowAt(at.y()), place);
}

int GridAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    if (!child)
        return -1;
    if (child->role() == QAccessible::ColumnHeader)
        return int(cellCount()) + static_cast<const GridHeadAccessible *>(child)->place();
    auto *cell = const_cast<QAccessibleInterface *>(child)->tableCellInterface();
    return cell ? cell->rowIndex() * columnCount() + cell->columnIndex() : -1;
}

QAccessibleInterface *GridAccessible::focusChild() const
{
    const auto shown = grid()->header()->shownColumns();
    const auto column = std::find(shown.begin(), shown.end(), grid()->currentColumn());
    return cellAt(grid()->currentRow(), column == shown.end() ? 0 : int(column - shown.begin()));
}

int GridAccessible::selectedCellCount() const
{
    return selectedRowCount() * columnCount();
}

QList<QAccessibleInterface *> GridAccessible::selectedCells() const
{
    QList<QAccessibleInterface *> cells;
    for (const int row : selectedRows()) {
        for (int column = 0; column < columnCount(); ++column)
            cells << cellAt(row, column);
    }
    return cells;
}

QString GridAccessible::columnDescription(int column) const
{
    const auto shown = grid()->header()->shownColumns();
    return column >= 0 && column < int(shown.size()) && grid()->source() ? grid()->source()->columns()[size_t(shown[size_t(column)])].title : QString();
}

QString GridAccessible::rowDescription(int row) const
{
    return QString::number(row + 1);
}

int GridAccessible::selectedRowCount() const
{
    return grid()->selection().count();
}

QList<int> GridAccessible::selectedRows() const
{
    // A screen reader that asks for a million rows would hang; the count above is exact.
    const auto rows = grid()->selection().rows(kToldRows);
    return QList<int>(rows.begin(), rows.end());
}

bool GridAccessible::isRowSelected(int row) const
{
    return grid()->selection().contains(row);
}

bool GridAccessible::selectRow(int row)
{
    if (row < 0 || row >= rowCount())
        return false;
    grid()->setCurrentRow(row);
    return true;
}

bool GridAccessible::unselectRow(int row)
{
    if (!isRowSelected(row))
        return false;
    grid()->clearSelection();
    return true;
}

void GridAccessible::modelChange(QAccessibleTableModelChangeEvent *)
{
    forgetCells();
}

void GridAccessible::forgetCells() const
{
    for (const QAccessible::Id id : std::as_const(m_cells))
        QAccessible::deleteAccessibleInterface(id);
    m_cells.clear();
    for (const QAccessible::Id id : std::as_const(m_heads))
        QAccessible::deleteAccessibleInterface(id);
    m_heads.clear();
}

} // namespace cacheloupe
