// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/five_lights.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPen>

namespace cacheloupe {

namespace {

QString stateName(LightMark light)
{
    switch (light) {
    case LightMark::proven:
        return FiveLights::tr("proven");
    case LightMark::mismatch:
        return FiveLights::tr("mismatch");
    case LightMark::notProven:
        break;
    }
    return FiveLights::tr("not proven");
}

int lightSide(const QFont &font)
{
    return std::max(8, QFontMetrics(font).height() * 10 / 16);
}

int lightGap(const QFont &font)
{
    return std::max(3, lightSide(font) / 2);
}

void paintLight(QPainter &painter, const QRectF &box, LightMark light, const Theme &theme)
{
    const qreal stroke = std::max(1.5, box.width() / 7);
    switch (light) {
    case LightMark::proven:
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(ThemeRole::right));
        painter.drawEllipse(box);
        break;
    case LightMark::mismatch: {
        painter.setPen(QPen(theme.color(ThemeRole::wrong), stroke + 0.5, Qt::SolidLine, Qt::RoundCap));
        const QRectF cross = box.adjusted(stroke / 2 + 0.5, stroke / 2 + 0.5, -stroke / 2 - 0.5, -stroke / 2 - 0.5);
        painter.drawLine(cross.topLeft(), cross.bottomRight());
        painter.drawLine(cross.topRight(), cross.bottomLeft());
        break;
    }
    case LightMark::notProven:
        painter.setPen(QPen(theme.color(ThemeRole::secondaryText), stroke));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2));
        break;
    }
}

} // namespace

QString lightText(int index)
{
    switch (index) {
    case 0:
        return FiveLights::tr("Source version");
    case 1:
        return FiveLights::tr("Permission boundary");
    case 2:
        return FiveLights::tr("Model route");
    case 3:
        return FiveLights::tr("Prompt version");
    case 4:
        return FiveLights::tr("Freshness");
    default:
        return {};
    }
}

QString describeLights(const Lights &lights)
{
    QStringList lines;
    for (std::size_t i = 0; i < lights.size(); ++i)
        lines << FiveLights::tr("%1: %2").arg(lightText(static_cast<int>(i)), stateName(lights[i]));
    return lines.join(QLatin1Char('\n'));
}

QSize lightsSize(const QFont &font)
{
    constexpr int kFiveLights = 5;
    return {kFiveLights * lightSide(font) + (kFiveLights - 1) * lightGap(font) + 2, lightSide(font) + 2};
}

void paintLights(QPainter &painter, const QRect &rect, const Lights &lights, const QFont &font, const Theme &theme, Qt::LayoutDirection direction)
{
    const int side = lightSide(font);
    const int step = side + lightGap(font);
    const int top = rect.top() + (rect.height() - side) / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < lights.size(); ++i) {
        const int offset = 1 + static_cast<int>(i) * step;
        const int left = direction == Qt::RightToLeft ? rect.right() - offset - side + 1 : rect.left() + offset;
        paintLight(painter, QRectF(left, top, side, side), lights[i], theme);
    }
    painter.restore();
}

FiveLights::FiveLights(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("fiveLights"));
    setAccessibleName(tr("Proof"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setLights({});
}

void FiveLights::setLights(const Lights &lights)
{
    m_lights = lights;
    const QString words = describeLights(lights);
    setToolTip(words);
    setAccessibleDescription(words);
    update();
}

QSize FiveLights::sizeHint() const
{
    return lightsSize(font());
}

QSize FiveLights::minimumSizeHint() const
{
    return sizeHint();
}

void FiveLights::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintLights(painter, rect(), m_lights, font(), Theme::of(this), layoutDirection());
}

} // namespace cacheloupe
