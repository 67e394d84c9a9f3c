// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hits/grid_source.h"

#include <QHeaderView>

class QMenu;
class QStandardItemModel;

namespace cacheloupe {

/// The column heads of a grid: resize, reorder by dragging, sort by click, hide from the context menu. What was arranged
/// is kept in QSettings under the name given.
class GridHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit GridHeader(QWidget *parent = nullptr);

    /// Takes over the columns and what was remembered for `settingsName`.
    void setColumns(const std::vector<GridColumn> &columns, const QString &settingsName);
    /// A checkable action a column, and one that puts all back.
    void fillColumnMenu(QMenu &menu);
    /// Shown logical columns from left to right as they are dragged.
    std::vector<int> shownColumns() const;
    void setSort(int column, Qt::SortOrder order);

Q_SIGNALS:
    void sortChosen(int column, Qt::SortOrder order);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int column) const override;

private:
    void arrangeAtFirst();
    void remember() const;
    void click(int column);

    QStandardItemModel *m_titles;
    std::vector<GridColumn> m_columns;
    QString m_settingsName;
    bool m_restoring = false;
};

} // namespace cacheloupe
