// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/flow_layout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace cacheloupe {

FlowLayout::FlowLayout(QWidget *parent, int gapPx) : QLayout(parent), m_gapPx(gapPx)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    const auto position = m_items.begin() + index;
    QLayoutItem *item = position->release();
    m_items.erase(position);
    return item;
}

Qt::Orientations FlowLayout::expandingDirections() const
{
    return {};
}

bool FlowLayout::hasHeightForWidth() const
{
    return true;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange({0, 0, width, 0}, false);
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        width += (width > 0 ? m_gapPx : 0) + item->sizeHint().width();
        height = std::max(height, item->sizeHint().height());
    }
    const QMargins m = contentsMargins();
    return {width + m.left() + m.right(), height + m.top() + m.bottom()};
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items)
        size = size.expandedTo(item->minimumSize());
    const QMargins m = contentsMargins();
    return size + QSize(m.left() + m.right(), m.top() + m.bottom());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool apply) const
{
    const QRect area = rect.marginsRemoved(contentsMargins());
    int y = area.top();
    std::size_t first = 0;
    while (first < m_items.size()) {
        const Line line = lineFrom(first, area.width());
        if (apply)
            place(line, area, y);
        first = line.end;
        y += line.height + (first < m_items.size() && line.height > 0 ? m_gapPx : 0);
    }
    return y - rect.top() + contentsMargins().bottom();
}

FlowLayout::Line FlowLayout::lineFrom(std::size_t first, int width) const
{
    Line line{first, first, 0};
    int x = 0;
    for (; line.end < m_items.size(); ++line.end) {
        const QSize size = sizeOf(line.end, width);
        if (x > 0 && x + size.width() > width)
            break;
        x += size.isEmpty() ? 0 : size.width() + m_gapPx;
        line.height = std::max(line.height, size.height());
    }
    return line;
}

void FlowLayout::place(const Line &line, const QRect &area, int y) const
{
    const Qt::LayoutDirection direction = parentWidget() != nullptr ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int x = area.left();
    for (std::size_t i = line.begin; i < line.end; ++i) {
        const QSize size = sizeOf(i, area.width());
        if (size.isEmpty())
            continue;
        const QPoint corner(x, y + (line.height - size.height()) / 2);
        m_items[i]->setGeometry(QStyle::visualRect(direction, area, QRect(corner, size)));
        x += size.width() + m_gapPx;
    }
}

QSize FlowLayout::sizeOf(std::size_t index, int width) const
{
    const QLayoutItem &item = *m_items[index];
    if (item.isEmpty())
        return {0, 0};
    return item.sizeHint().expandedTo(item.minimumSize()).boundedTo({std::max(width, 1), QWIDGETSIZE_MAX});
}

} // namespace cacheloupe
