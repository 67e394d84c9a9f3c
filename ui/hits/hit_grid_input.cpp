// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/grid_accessible.h"
#include "ui/hits/grid_header.h"
#include "ui/hits/hit_grid.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <utility>

namespace cacheloupe {

void HitGrid::setCurrentRow(int row)
{
    if (row < 0) {
        m_selection.clear();
        m_current = m_anchor = -1;
        viewport()->update();
        tellCurrent();
        Q_EMIT selectionChanged();
        return;
    }
    moveTo(row, Qt::NoModifier);
}

void HitGrid::setCurrentCell(int row, int column)
{
    m_column = std::clamp(column, 0, std::max(0, m_header->count() - 1));
    setCurrentRow(row);
}

void HitGrid::selectAll()
{
    if (rowCount() == 0)
        return;
    m_selection.setRange(0, rowCount() - 1);
    viewport()->update();
    Q_EMIT selectionChanged();
}

void HitGrid::clearSelection()
{
    m_selection.clear();
    viewport()->update();
    Q_EMIT selectionChanged();
}

void HitGrid::moveTo(int row, Qt::KeyboardModifiers modifiers)
{
    if (rowCount() == 0)
        return;
    row = std::clamp(row, 0, rowCount() - 1);
    const int before = m_current;
    if (modifiers & Qt::ShiftModifier) {
        if (m_anchor < 0)
            m_anchor = std::max(0, m_current);
        m_selection.setRange(m_anchor, row);
    } else {
        m_selection.setRange(row, row);
        m_anchor = row;
    }
    m_current = row;
    reveal(row);
    viewport()->update();
    if (before != row) {
        tellCurrent();
        accessibleCellFocused(this);
    }
    Q_EMIT selectionChanged();
}

void HitGrid::moveColumn(int step)
{
    const std::vector<int> shown = m_header->shownColumns();
    const auto at = std::find(shown.begin(), shown.end(), m_column);
    const int place = at == shown.end() ? 0 : int(at - shown.begin());
    const int next = std::clamp(place + (layoutDirection() == Qt::RightToLeft ? -step : step), 0, std::max(0, int(shown.size()) - 1));
    if (shown.empty())
        return;
    m_column = shown[size_t(next)];
    revealColumn();
    viewport()->update();
    accessibleCellFocused(this);
}

void HitGrid::revealColumn()
{
    const int x = m_header->sectionPosition(m_column);
    QScrollBar *bar = horizontalScrollBar();
    if (x < bar->value())
        bar->setValue(x);
    else if (x + m_header->sectionSize(m_column) > bar->value() + viewport()->width())
        bar->setValue(x + m_header->sectionSize(m_column) - viewport()->width());
}

bool HitGrid::arrangeColumn(const QKeyEvent &event)
{
    constexpr int kWidthStepPx = 16;
    if (!m_source || m_header->count() == 0)
        return false;
    const auto modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (event.key() == Qt::Key_S && modifiers == Qt::NoModifier) {
        m_header->sortByKey(m_column);
        return true;
    }
    const bool sideways = event.key() == Qt::Key_Left || event.key() == Qt::Key_Right;
    if (!sideways || !(modifiers & Qt::ControlModifier))
        return false;
    const int step = (event.key() == Qt::Key_Right) != (layoutDirection() == Qt::RightToLeft) ? 1 : -1;
    if (modifiers & Qt::ShiftModifier)
        m_header->moveShown(m_column, step);
    else
        m_header->resizeSection(m_column, std::max(m_header->minimumSectionSize(), m_header->sectionSize(m_column) + step * kWidthStepPx));
    revealColumn();
    return true;
}

void HitGrid::reveal(int row)
{
    QScrollBar *bar = verticalScrollBar();
    if (row < bar->value())
        bar->setValue(row);
    else if (row >= bar->value() + visibleRows())
        bar->setValue(row - visibleRows() + 1);
}

void HitGrid::keyPressEvent(QKeyEvent *event)
{
    if (arrangeColumn(*event))
        return;
    const int current = std::max(0, m_current);
    switch (event->key()) {
    case Qt::Key_Up:
        return moveTo(m_current < 0 ? 0 : current - 1, event->modifiers());
    case Qt::Key_Down:
        return moveTo(m_current < 0 ? 0 : current + 1, event->modifiers());
    case Qt::Key_PageUp:
        return moveTo(current - visibleRows(), event->modifiers());
    case Qt::Key_PageDown:
        return moveTo(current + visibleRows(), event->modifiers());
    case Qt::Key_Home:
        return moveTo(0, event->modifiers());
    case Qt::Key_End:
        return moveTo(rowCount() - 1, event->modifiers());
    case Qt::Key_Left:
        return moveColumn(-1);
    case Qt::Key_Right:
        return moveColumn(1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            Q_EMIT activated(m_current);
        return;
    case Qt::Key_Space:
        if (m_current >= 0 && event->modifiers() & Qt::ControlModifier) {
            m_selection.toggle(m_current);
            viewport()->update();
            Q_EMIT selectionChanged();
            return;
        }
        break;
    default:
        break;
    }
    if (event->matches(QKeySequence::SelectAll))
        return selectAll();
    if (event->key() == Qt::Key_Escape && m_current >= 0)
        return setCurrentRow(m_selection.count() > 1 ? m_current : -1);
    QAbstractScrollArea::keyPressEvent(event);
}

void HitGrid::mousePressEvent(QMouseEvent *event)
{
    const int row = rowAt(int(event->position().y()));
    m_pressed = event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier ? row : -1;
    if (row < 0 || (event->button() != Qt::LeftButton && event->button() != Qt::RightButton))
        return;
    if (event->button() == Qt::RightButton && m_selection.contains(row))
        return;
    if (const int column = m_header->logicalIndexAt(int(event->position().x())); column >= 0)
        m_column = column;
    if (event->modifiers() & Qt::ControlModifier) {
        m_selection.toggle(row);
        m_anchor = m_current = row;
        viewport()->update();
        tellCurrent();
        Q_EMIT selectionChanged();
        return;
    }
    moveTo(row, event->modifiers());
}

void HitGrid::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton) || m_anchor < 0)
        return;
    const int y = std::clamp(int(event->position().y()), -rowHeight(), viewport()->height() + rowHeight());
    const int row = verticalScrollBar()->value() + (y < 0 ? -1 : y / rowHeight());
    if (row != m_current)
        moveTo(row, Qt::ShiftModifier);
}

void HitGrid::mouseReleaseEvent(QMouseEvent *event)
{
    const int row = rowAt(int(event->position().y()));
    if (row >= 0 && row == std::exchange(m_pressed, -1))
        Q_EMIT clicked(row, m_column);
}

void HitGrid::mouseDoubleClickEvent(QMouseEvent *event)
{
    const int row = rowAt(int(event->position().y()));
    // The first click may have brought other rows under the pointer: the second was not meant for them.
    if (row >= 0 && event->button() == Qt::LeftButton && m_pressed != kNotHere)
        Q_EMIT activated(row);
}

void HitGrid::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard && m_current >= 0) {
        Q_EMIT menuRequested(m_current, viewport()->mapToGlobal(cellRect(m_current, m_column).center()));
        return;
    }
    const int row = rowAt(viewport()->mapFromGlobal(event->globalPos()).y());
    if (row >= 0)
        Q_EMIT menuRequested(row, event->globalPos());
}

void HitGrid::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (m_current < 0 && rowCount() > 0 && (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason))
        setCurrentRow(verticalScrollBar()->value());
    viewport()->update();
}

void HitGrid::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace cacheloupe
