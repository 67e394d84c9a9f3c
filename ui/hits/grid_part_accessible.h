// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleInterface>
#include <QPointer>

namespace cacheloupe {

class HitGrid;

/// What heads and cells of the grid have in common for screen readers: they belong to a shown column, `place` in the
/// order of the screen, have no parts of their own and cannot be written. Owned by Qt's cache of interfaces; GUI thread.
class GridPartAccessible : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    int place() const { return m_place; }

    QObject *object() const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *parent() const override;
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override {}
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

protected:
    GridPartAccessible(HitGrid *grid, int place) : m_grid(grid), m_place(place) {}

    HitGrid *grid() const { return m_grid; }
    /// The column as its source counts; -1 when it is not shown any more.
    int column() const;

private:
    QPointer<HitGrid> m_grid;
    int m_place;
};

} // namespace cacheloupe
