// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hits/grid_part_accessible.h"

namespace cacheloupe {

/// The head of one column of the grid for screen readers; `place` counts shown columns. Pressing it sorts. Owned by Qt's
/// cache of interfaces.
class GridHeadAccessible : public GridPartAccessible {
public:
    GridHeadAccessible(HitGrid *grid, int place) : GridPartAccessible(grid, place) {}

    void *interface_cast(QAccessible::InterfaceType type) override;
    bool isValid() const override { return column() >= 0; }
    QString text(QAccessible::Text which) const override;
    QRect rect() const override;
    QAccessible::Role role() const override { return QAccessible::ColumnHeader; }
    QAccessible::State state() const override;

    QStringList actionNames() const override;
    void doAction(const QString &name) override;

private:
    QString sortText() const;
};

} // namespace cacheloupe
