// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hits/grid_source.h"
#include "ui/support/theme.h"

class QPainter;

namespace cacheloupe {

class ShapedTexts;

/// Shortens the cell's text to the width, once, so that painting need not measure.
void elideCell(GridCell &cell, int widthPx, const QFont &font, ShapedTexts &texts);

/// Paints a cell into `rect` (without the cell's padding). GUI thread.
void paintCell(QPainter &painter, const QRect &rect, const GridCell &cell, bool figure, const QFont &font, const Theme &theme,
               Qt::LayoutDirection direction, ShapedTexts &texts);

} // namespace cacheloupe
