// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleTableInterface>
#include <QAccessibleWidget>
#include <QHash>

namespace cacheloupe {

class HitGrid;

/// Makes HitGrid known to screen readers; calling it again does nothing. GUI thread.
void installGridAccessibility();
/// Tells them what happened in the grid.
void accessibleRowsReplaced(HitGrid *grid);
void accessibleCellFocused(HitGrid *grid);

/// The grid as screen readers see it: a table of its shown columns whose cells are made when they are asked for. Behind
/// the cells its children are the heads of the columns.
class GridAccessible : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    explicit GridAccessible(HitGrid *grid);
    ~GridAccessible() override;

    void *interface_cast(QAccessible::InterfaceType type) override;
    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *focusChild() const override;

    QAccessibleInterface *caption() const override { return nullptr; }
    QAccessibleInterface *summary() const override { return nullptr; }
    QAccessibleInterface *cellAt(int row, int column) const override;
    int selectedCellCount() const override;
    QList<QAccessibleInterface *> selectedCells() const override;
    QString columnDescription(int column) const override;
    QString rowDescription(int row) const override;
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override;
    int columnCount() const override;
    int rowCount() const override;
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override;
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int row) const override;
    bool selectRow(int row) override;
    bool selectColumn(int) override { return false; }
    bool unselectRow(int row) override;
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent *event) override;

    HitGrid *grid() const;
    /// The head of a shown column; null behind the last.
    QAccessibleInterface *headAt(int column) const;

private:
    qint64 cellCount() const { return qint64(rowCount()) * columnCount(); }
    void forgetCells() const;
    mutable QHash<quint64, QAccessible::Id> m_cells;
    mutable QHash<int, QAccessible::Id> m_heads;
};

} // namespace cacheloupe
