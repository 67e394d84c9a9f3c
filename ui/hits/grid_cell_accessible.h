// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hits/grid_part_accessible.h"

#include <QAccessibleTableCellInterface>

namespace cacheloupe {

/// One cell of the grid for screen readers; `place` counts shown columns. Owned by Qt's cache of interfaces.
class GridCellAccessible : public GridPartAccessible, public QAccessibleTableCellInterface {
public:
    GridCellAccessible(HitGrid *grid, int row, int place) : GridPartAccessible(grid, place), m_row(row) {}

    void *interface_cast(QAccessible::InterfaceType type) override;
    bool isValid() const override;
    QString text(QAccessible::Text which) const override;
    QRect rect() const override;
    QAccessible::Role role() const override { return QAccessible::Cell; }
    QAccessible::State state() const override;

    bool isSelected() const override;
    QList<QAccessibleInterface *> columnHeaderCells() const override;
    QList<QAccessibleInterface *> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return place(); }
    int rowIndex() const override { return m_row; }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface *table() const override { return parent(); }

    QStringList actionNames() const override { return {setFocusAction()}; }
    void doAction(const QString &name) override;

private:
    int m_row;
};

} // namespace cacheloupe
