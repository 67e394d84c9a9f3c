// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/column_scroll.h"

#include "ui/widgets/painting.h"

namespace cacheloupe {

ColumnScroll::ColumnScroll(QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

QSize ColumnScroll::minimumSizeHint() const
{
    constexpr int kNarrowestPx = 160;
    return {scaledPx(kNarrowestPx), QScrollArea::minimumSizeHint().height()};
}

void ColumnScroll::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (widget())
        widget()->setMaximumWidth(viewport()->width());
}

} // namespace cacheloupe
