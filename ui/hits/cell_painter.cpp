// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/cell_painter.h"

#include "ui/widgets/shaped_texts.h"

#include <QPainter>
#include <QStyle>

namespace cacheloupe {

void elideCell(GridCell &cell, int widthPx, const QFont &font, ShapedTexts &texts)
{
    if (!std::holds_alternative<std::monostate>(cell.mark))
        return;
    // A table cell is one line; a line break in a question would hide what follows.
    for (QChar &c : cell.text) {
        if (c == QLatin1Char('\t') || c == QChar::LineFeed || c == QChar::CarriageReturn || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = QLatin1Char(' ');
    }
    cell.text = texts.elided(cell.text, widthPx, font);
}

void paintCell(QPainter &painter, const QRect &rect, const GridCell &cell, bool figure, const QFont &font, const Theme &theme,
               Qt::LayoutDirection direction, ShapedTexts &texts)
{
    if (const auto *chip = std::get_if<ChipLook>(&cell.mark))
        return paintChip(painter, rect, *chip, font, theme, direction);
    if (const auto *bar = std::get_if<SimilarityBar>(&cell.mark))
        return paintSimilarityBar(painter, rect, *bar, font, theme, direction);
    if (const auto *bar = std::get_if<AgeBar>(&cell.mark))
        return paintAgeBar(painter, rect, *bar, font, theme, direction);
    painter.setPen(theme.color(cell.role));
    const Qt::Alignment side = QStyle::visualAlignment(direction, figure ? Qt::AlignRight : Qt::AlignLeft);
    texts.draw(painter, rect, side, cell.text);
}

} // namespace cacheloupe
