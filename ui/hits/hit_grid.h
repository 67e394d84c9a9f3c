// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hits/grid_selection.h"
#include "ui/hits/grid_source.h"
#include "ui/widgets/shaped_texts.h"

#include <QAbstractScrollArea>
#include <QHash>
#include <QPointer>

#include <optional>

namespace cacheloupe {

class GridFooter;
class GridHeader;

/// A table that costs what is on screen, however many rows its source has: nothing is kept per row. Keyboard: arrows,
/// Page Up/Down, Home/End, with Shift to extend, Ctrl+A, Enter; the same with the mouse. For the current column: S sorts,
/// Ctrl+Left/Right changes the width, with Shift the place. Screen readers see it as a table (grid_accessible.h). GUI
/// thread.
class HitGrid : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit HitGrid(QWidget *parent = nullptr);
    ~HitGrid() override;

    /// Not owned; the columns' arrangement is remembered under `settingsName`. Null shows nothing.
    void setSource(GridSource *source, const QString &settingsName);
    GridSource *source() const { return m_source; }
    GridHeader *header() const { return m_header; }
    GridFooter *footer() const { return m_footer; }

    int rowCount() const { return m_source ? m_source->rowCount() : 0; }
    int currentRow() const { return m_current; }
    int currentColumn() const { return m_column; }
    const GridSelection &selection() const { return m_selection; }
    /// Moves the current row there, selects it alone and makes it visible; -1 for none.
    void setCurrentRow(int row);
    void setCurrentCell(int row, int column);
    void selectAll();
    void clearSelection();
    int rowHeight() const;
    /// Whole rows that fit.
    int visibleRows() const;
    /// In viewport pixels; may lie outside of it.
    QRect cellRect(int row, int column) const;
    int rowAt(int y) const;

Q_SIGNALS:
    void currentRowChanged(int row);
    void selectionChanged();
    void activated(int row);
    /// A plain click, without dragging.
    void clicked(int row, int column);
    void menuRequested(int row, const QPoint &globalPos);

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void layOut();
    void forgetCells();
    void replaced();
    void moveTo(int row, Qt::KeyboardModifiers modifiers);
    void moveColumn(int step);
    void revealColumn();
    bool arrangeColumn(const QKeyEvent &event);
    void reveal(int row);
    void tellCurrent();
    void paintRow(QPainter &painter, int row, const QRect &area, const std::vector<int> &columns);
    const GridCell &cached(int row, int column, int widthPx);
    bool showToolTip(const QPoint &at, const QPoint &globalPos);

    QPointer<GridSource> m_source;
    GridHeader *m_header;
    GridFooter *m_footer;
    GridSelection m_selection;
    int m_current = -1;
    int m_anchor = -1;
    static constexpr int kNotHere = -2; ///< the press was on rows of another source
    int m_pressed = -1;
    int m_column = 0;
    std::optional<std::uint64_t> m_identity;
    QHash<quint64, GridCell> m_cells;
    ShapedTexts m_texts;
};

} // namespace cacheloupe
