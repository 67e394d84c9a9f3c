// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/grid_footer.h"

#include "ui/hits/cell_painter.h"
#include "ui/hits/grid_header.h"

#include <QMouseEvent>
#include <QPainter>

namespace cacheloupe {

GridFooter::GridFooter(GridHeader &header, QWidget *parent) : QWidget(parent), m_header(header)
{
    setObjectName(QStringLiteral("grid.footer"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    setCursor(Qt::PointingHandCursor);
    hide();
}

void GridFooter::setSource(GridSource *source)
{
    m_source = source;
    refresh();
}

void GridFooter::refresh()
{
    setVisible(isWanted());
    if (!isWanted())
        return;
    QStringList words;
    for (const int column : m_header.shownColumns())
        words << m_source->columns()[size_t(column)].title + QLatin1Char(' ') + m_source->totalCell(column).text;
    setAccessibleName(tr("Totals: %1").arg(words.join(QStringLiteral(", "))));
    update();
}

void GridFooter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = Theme::of(this);
    painter.fillRect(rect(), theme.color(ThemeRole::panel));
    painter.fillRect(QRect(0, 0, width(), 1), theme.color(ThemeRole::line));
    if (!isWanted())
        return;
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    for (const int column : m_header.shownColumns()) {
        const QRect place = QRect(m_header.sectionViewportPosition(column), 0, m_header.sectionSize(column), height()).adjusted(kGrid, 0, -kGrid, 0);
        GridCell cell = m_source->totalCell(column);
        elideCell(cell, place.width(), strong, m_texts);
        paintCell(painter, place, cell, m_source->columns()[size_t(column)].figure, strong, theme, layoutDirection(), m_texts);
    }
}

void GridFooter::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT clicked();
}

} // namespace cacheloupe
