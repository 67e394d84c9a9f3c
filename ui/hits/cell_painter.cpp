// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/cell_painter.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

namespace cacheloupe {

void elideCell(GridCell &cell, int widthPx, const QFontMetrics &metrics)
{
    if (!std::holds_alternative<std::monostate>(cell.mark))
        return;
    // A table cell is one line; a line break in a question would hide what follows.
    cell.text.replace(QLatin1Char('\n'), QLatin1Char(' '));
    cell.text = metrics.elidedText(cell.text, Qt::ElideRight, widthPx);
}

void paintCell(QPainter &painter, const QRect &rect, const GridCell &cell, bool figure, const QFont &font, const Theme &theme,
               Qt::LayoutDirection direction)
{
    if (const auto *chip = std::get_if<ChipLook>(&cell.mark))
        return paintChip(painter, rect, *chip, font, theme, direction);
    if (const auto *bar = std::get_if<SimilarityBar>(&cell.mark))
        return paintSimilarityBar(painter, rect, *bar, font, theme, direction);
    if (const auto *bar = std::get_if<AgeBar>(&cell.mark))
        return paintAgeBar(painter, rect, *bar, font, theme, direction);
    painter.setPen(theme.color(cell.role));
    const Qt::Alignment side = QStyle::visualAlignment(direction, figure ? Qt::AlignRight : Qt::AlignLeft);
    painter.drawText(rect, int(side | Qt::AlignVCenter) | Qt::TextSingleLine, cell.text);
}

} // namespace cacheloupe
