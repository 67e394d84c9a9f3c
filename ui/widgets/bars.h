// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/theme.h"

#include <QRect>

#include <optional>

class QPainter;

namespace cacheloupe {

/// What a similarity cell shows. `floor` is the left end of the scale: similarities of served hits lie close to 1.
struct SimilarityBar {
    double similarity = 0; ///< 0–1
    std::optional<double> threshold; ///< a tick; below it the bar takes the stale colour
    double floor = 0.8;
    QString text; ///< the figure, already in the reader's locale; "" paints the bar alone
};

/// Age against time to live. Without `ttlS` only the text is painted.
struct AgeBar {
    double ageS = 0;
    std::optional<double> ttlS;
    QString text; ///< "2 d 4 h of 7 d"
};

/// The part of the bar that is filled, 0–1.
double similarityFill(const SimilarityBar &bar);
double ageFill(const AgeBar &bar);
/// right while there is time, stale in the last tenth, wrong when overdue.
ThemeRole ageRole(const AgeBar &bar);

/// Painters for table cells; `rect` is the cell without padding. The figure stands at the end, the bar before it,
/// mirrored from right to left. Text is in the text colour so that selection and theme stay readable.
void paintSimilarityBar(QPainter &painter, const QRect &rect, const SimilarityBar &bar, const QFont &font, const Theme &theme,
                        Qt::LayoutDirection direction);
void paintAgeBar(QPainter &painter, const QRect &rect, const AgeBar &bar, const QFont &font, const Theme &theme, Qt::LayoutDirection direction);

/// One thin bar: `fill` 0–1 of `rect` in `role` over the line colour, with an optional tick at 0–1.
void paintBarStrip(QPainter &painter, const QRect &rect, double fill, ThemeRole role, const Theme &theme, Qt::LayoutDirection direction,
                   std::optional<double> tick = std::nullopt);

} // namespace cacheloupe
