// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/painting.h"

#include <QPainter>
#include <QPen>

namespace cacheloupe {

int scaledPx(int px)
{
    constexpr double kBodyPx = 13.0;
    return qRound(px * textFont(TextRole::body).pixelSize() / kBodyPx);
}

ThemeRole washOf(ThemeRole role)
{
    switch (role) {
    case ThemeRole::accent:
        return ThemeRole::accentWash;
    case ThemeRole::right:
        return ThemeRole::rightWash;
    case ThemeRole::wrong:
        return ThemeRole::wrongWash;
    case ThemeRole::stale:
        return ThemeRole::staleWash;
    case ThemeRole::unsure:
        return ThemeRole::unsureWash;
    default:
        return ThemeRole::hover;
    }
}

ThemeRole inkOnWash(ThemeRole role)
{
    // The light accent reaches 4.2 on its wash.
    return role == ThemeRole::accent ? ThemeRole::text : role;
}

void paintFocusRing(QPainter &painter, const QRectF &rect, const Theme &theme, qreal radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(ThemeRole::accent), 2));
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

} // namespace cacheloupe
