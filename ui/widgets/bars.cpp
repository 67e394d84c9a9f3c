// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/bars.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr double kLastTenth = 0.9;

/// Splits the cell into the bar (start) and the figure (end).
void paintWithText(QPainter &painter, const QRect &rect, const QString &text, const QFont &font, const Theme &theme, Qt::LayoutDirection direction,
                   const auto &paintBar)
{
    const QFontMetrics metrics(font);
    const int textWidth = text.isEmpty() ? 0 : metrics.horizontalAdvance(text) + 1;
    const int barWidth = rect.width() - (text.isEmpty() ? 0 : textWidth + kGrid);
    const int thickness = std::max(4, metrics.height() / 4);
    constexpr int kShortestBar = 16;
    if (barWidth >= kShortestBar) {
        const QRect bar(rect.left(), rect.top() + (rect.height() - thickness) / 2, barWidth, thickness);
        paintBar(QStyle::visualRect(direction, rect, bar));
    }
    if (text.isEmpty())
        return;
    painter.save();
    painter.setFont(font);
    painter.setPen(theme.color(ThemeRole::text));
    painter.drawText(rect, static_cast<int>(Qt::AlignVCenter | QStyle::visualAlignment(direction, Qt::AlignRight) | Qt::TextSingleLine),
                     metrics.elidedText(text, Qt::ElideRight, rect.width()));
    painter.restore();
}

} // namespace

double similarityFill(const SimilarityBar &bar)
{
    const double range = 1.0 - bar.floor;
    return range <= 0 ? bar.similarity : std::clamp((bar.similarity - bar.floor) / range, 0.0, 1.0);
}

double ageFill(const AgeBar &bar)
{
    return bar.ttlS && *bar.ttlS > 0 ? std::clamp(bar.ageS / *bar.ttlS, 0.0, 1.0) : 0.0;
}

ThemeRole ageRole(const AgeBar &bar)
{
    if (!bar.ttlS || *bar.ttlS <= 0)
        return ThemeRole::secondaryText;
    const double part = bar.ageS / *bar.ttlS;
    return part > 1.0 ? ThemeRole::wrong : part >= kLastTenth ? ThemeRole::stale : ThemeRole::right;
}

void paintSimilarityBar(QPainter &painter, const QRect &rect, const SimilarityBar &bar, const QFont &font, const Theme &theme,
                        Qt::LayoutDirection direction)
{
    const bool below = bar.threshold && bar.similarity < *bar.threshold;
    std::optional<double> tick;
    if (bar.threshold)
        tick = similarityFill({*bar.threshold, std::nullopt, bar.floor, {}});
    paintWithText(painter, rect, bar.text, font, theme, direction, [&](const QRect &strip) {
        paintBarStrip(painter, strip, similarityFill(bar), below ? ThemeRole::stale : ThemeRole::accent, theme, direction, tick);
    });
}

void paintAgeBar(QPainter &painter, const QRect &rect, const AgeBar &bar, const QFont &font, const Theme &theme, Qt::LayoutDirection direction)
{
    paintWithText(painter, rect, bar.text, font, theme, direction, [&](const QRect &strip) {
        if (bar.ttlS)
            paintBarStrip(painter, strip, ageFill(bar), ageRole(bar), theme, direction);
    });
}

void paintBarStrip(QPainter &painter, const QRect &rect, double fill, ThemeRole role, const Theme &theme, Qt::LayoutDirection direction,
                   std::optional<double> tick)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const qreal radius = rect.height() / 2.0;
    painter.setBrush(theme.color(ThemeRole::line));
    painter.drawRoundedRect(rect, radius, radius);
    if (fill > 0) {
        const QRect part(rect.left(), rect.top(), std::max(rect.height(), qRound(rect.width() * fill)), rect.height());
        painter.setBrush(theme.color(role));
        painter.drawRoundedRect(QStyle::visualRect(direction, rect, part), radius, radius);
    }
    if (tick) {
        const QRect mark(rect.left() + qRound((rect.width() - 2) * std::clamp(*tick, 0.0, 1.0)), rect.top() - 2, 2, rect.height() + 4);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.fillRect(QStyle::visualRect(direction, rect, mark), theme.color(ThemeRole::text));
    }
    painter.restore();
}

} // namespace cacheloupe
