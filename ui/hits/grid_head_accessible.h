// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleInterface>
#include <QPointer>

namespace cacheloupe {

class HitGrid;

/// The head of one column of the grid for screen readers; `place` counts shown columns. Pressing it sorts. Owned by Qt's
/// cache of interfaces.
class GridHeadAccessible : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    GridHeadAccessible(HitGrid *grid, int place) : m_grid(grid), m_place(place) {}

    int place() const { return m_place; }

    void *interface_cast(QAccessible::InterfaceType type) override;
    bool isValid() const override { return column() >= 0; }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *parent() const override;
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QString text(QAccessible::Text which) const override;
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override;
    QAccessible::Role role() const override { return QAccessible::ColumnHeader; }
    QAccessible::State state() const override;

    QStringList actionNames() const override;
    void doAction(const QString &name) override;
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    int column() const;
    QString sortText() const;
    QPointer<HitGrid> m_grid;
    int m_place;
};

} // namespace cacheloupe
