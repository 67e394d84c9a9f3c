// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hits/grid_source.h"

#include <QHeaderView>

class QMenu;
class QStandardItemModel;

namespace cacheloupe {

/// The column heads of a grid: resize, reorder by dragging, sort by click; a context menu for the column under the
/// pointer. What was arranged is kept in QSettings under the name given, by column name. GUI thread.
class GridHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit GridHeader(QWidget *parent = nullptr);

    /// Takes over the columns and what was remembered for `settingsName`.
    void setColumns(const std::vector<GridColumn> &columns, const QString &settingsName);
    const std::vector<GridColumn> &columns() const { return m_columns; }
    /// Shown logical columns from left to right as they are dragged.
    std::vector<int> shownColumns() const;
    /// All logical columns in that order.
    std::vector<int> arrangedColumns() const;
    /// The last shown column stays.
    void setShown(int column, bool shown);
    /// Among the shown ones, by so many places.
    void moveShown(int column, int step);
    void setArrangement(const std::vector<int> &columns);
    void resetColumns();
    /// Gives flexible columns the room that is left, unless the person arranged the columns.
    void fitTo(int widthPx);
    /// Widths follow the size of the text.
    void rescale();
    void setSort(int column, Qt::SortOrder order);
    /// While many columns change at once; arranged() or rescale()'s end follows.
    bool isArranging() const { return m_restoring; }
    /// As a click on the head does; nothing for a column that cannot be sorted.
    void sortByKey(int column);

Q_SIGNALS:
    void sortChosen(int column, Qt::SortOrder order);
    /// Shown, hidden, moved or put back.
    void arranged();
    void chooserWanted();

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int column) const override;

private:
    void arrangeAtFirst();
    void restore();
    void remember();
    void click(int column);
    void fillMenu(QMenu &menu, int column);

    QStandardItemModel *m_titles;
    std::vector<GridColumn> m_columns;
    QString m_settingsName;
    int m_scalePermille = 1000; ///< of the text the widths were last set for
    bool m_restoring = false;
    bool m_isArranged = false; ///< by the person
};

} // namespace cacheloupe
