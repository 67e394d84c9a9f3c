// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/curve_view.h"

#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/painting.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace cacheloupe {

namespace {

constexpr int kHeight = 240;
constexpr int kLeastWidth = 320;
constexpr int kShares = 4; ///< 0, 25 … 100 %
constexpr double kRoom = 1.08; ///< beyond the longest age, so that its mark is no edge

/// From ages and shares to pixels; ages run from the reading side.
struct Frame {
    QRectF plot;
    double longestS = 1;
    bool mirrored = false;

    double x(double ageS) const
    {
        const double part = std::clamp(ageS / longestS, 0.0, 1.0);
        return mirrored ? plot.right() - part * plot.width() : plot.left() + part * plot.width();
    }
    double y(double share) const { return plot.bottom() - share * plot.height(); }
};

/// A round step of ages that leaves at most six of them.
double ageStep(double longestS)
{
    constexpr std::array<double, 14> kSteps = {60, 300, 900, 3600, 3 * 3600.0, 6 * 3600.0, 12 * 3600.0, 86400, 2 * 86400.0, 7 * 86400.0,
                                               14 * 86400.0, 30 * 86400.0, 90 * 86400.0, 365 * 86400.0};
    for (const double step : kSteps) {
        if (longestS / step <= 6)
            return step;
    }
    return kSteps.back() * std::ceil(longestS / (6 * kSteps.back()));
}

void paintAxes(QPainter &painter, const Frame &frame, const Theme &theme)
{
    const QFontMetrics metrics(painter.font());
    const int gap = scaledPx(kGrid / 2);
    for (int i = 0; i <= kShares; ++i) {
        const double share = double(i) / kShares;
        painter.setPen(QPen(theme.color(ThemeRole::line), 1));
        painter.drawLine(QPointF(frame.plot.left(), frame.y(share)), QPointF(frame.plot.right(), frame.y(share)));
        painter.setPen(theme.color(ThemeRole::secondaryText));
        const auto text = formatPercent(share);
        const double x = frame.mirrored ? frame.plot.right() + gap : frame.plot.left() - gap - metrics.horizontalAdvance(text);
        painter.drawText(QPointF(x, frame.y(share) + metrics.ascent() / 2.0 - 1), text);
    }
    const double step = ageStep(frame.longestS);
    for (double age = 0; age <= frame.longestS; age += step) {
        const auto text = age > 0 ? formatDuration(age) : QString::number(0);
        const double width = metrics.horizontalAdvance(text);
        const double x = std::clamp(frame.x(age) - width / 2, 0.0, frame.plot.right() + scaledPx(2 * kGrid) - width);
        painter.drawText(QPointF(x, frame.plot.bottom() + gap + metrics.ascent()), text);
    }
}

/// The steps of one of the three shares as a path from age 0 to the end of the evidence.
QPainterPath stepsOf(const ValidityCurve &curve, const Frame &frame, double ValidityCurve::Point::*share, double first)
{
    QPainterPath path(QPointF(frame.x(0), frame.y(first)));
    for (const auto &point : curve.points) {
        path.lineTo(frame.x(point.ageS), path.currentPosition().y());
        path.lineTo(frame.x(point.ageS), frame.y(point.*share));
    }
    path.lineTo(frame.x(curve.longestAgeS), path.currentPosition().y());
    return path;
}

void paintCurve(QPainter &painter, const ValidityCurve &curve, const Frame &frame, const Theme &theme)
{
    QPainterPath band = stepsOf(curve, frame, &ValidityCurve::Point::upper, 1);
    band.connectPath(stepsOf(curve, frame, &ValidityCurve::Point::lower, 1).toReversed());
    band.closeSubpath();
    painter.fillPath(band, theme.color(ThemeRole::accentWash));
    painter.setPen(QPen(theme.color(ThemeRole::accent), 2));
    painter.drawPath(stepsOf(curve, frame, &ValidityCurve::Point::valid, 1));
}

/// A dashed line down from the top with words beside it, on the side that has room.
void paintMark(QPainter &painter, const Frame &frame, double ageS, int row, const QString &words, const QColor &color)
{
    const double x = frame.x(ageS);
    painter.setPen(QPen(color, 1.5, Qt::DashLine));
    painter.drawLine(QPointF(x, frame.plot.top()), QPointF(x, frame.plot.bottom()));
    const QFontMetrics metrics(painter.font());
    const double width = metrics.horizontalAdvance(words);
    const int gap = scaledPx(kGrid / 2);
    const bool right = x + gap + width <= frame.plot.right();
    painter.setPen(color);
    painter.drawText(QPointF(right ? x + gap : x - gap - width, frame.plot.bottom() - gap - metrics.descent() - row * metrics.height()), words);
}

} // namespace

CurveView::CurveView(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("replay.curve"));
    setAccessibleName(tr("How long answers hold"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void CurveView::setCurve(const ValidityCurve &curve)
{
    m_curve = curve;
    QStringList words;
    for (const auto &point : curve.points) {
        if (point.ageS > 0)
            words << tr("%1 after %2").arg(formatPercent(point.valid), formatDuration(point.ageS));
    }
    setAccessibleDescription(words.isEmpty() ? tr("Everything that was replayed still held.") : words.join(QStringLiteral(", ")));
    update();
}

QSize CurveView::sizeHint() const
{
    return {scaledPx(2 * kLeastWidth), scaledPx(kHeight)};
}

QSize CurveView::minimumSizeHint() const
{
    return {scaledPx(kLeastWidth), scaledPx(kHeight * 2 / 3)};
}

void CurveView::paintEvent(QPaintEvent *)
{
    if (m_curve.longestAgeS <= 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(textFont(TextRole::secondary));
    const Theme theme = Theme::of(this);
    const QFontMetrics metrics(painter.font());
    const int side = metrics.horizontalAdvance(formatPercent(1)) + scaledPx(kGrid);
    Frame frame;
    frame.mirrored = layoutDirection() == Qt::RightToLeft;
    frame.plot = QRectF(rect()).adjusted(frame.mirrored ? scaledPx(2 * kGrid) : side, metrics.height() / 2.0 + 1, -(frame.mirrored ? side : scaledPx(2 * kGrid)),
                                         -metrics.height() - scaledPx(kGrid));
    frame.longestS = std::max({m_curve.longestAgeS, m_curve.ttlS.value_or(0), m_curve.proposedS.value_or(0)}) * kRoom;
    paintAxes(painter, frame, theme);
    paintCurve(painter, m_curve, frame, theme);
    painter.setPen(QPen(theme.color(ThemeRole::secondaryText), 1, Qt::DotLine));
    painter.drawLine(QPointF(frame.plot.left(), frame.y(m_curve.target)), QPointF(frame.plot.right(), frame.y(m_curve.target)));
    if (m_curve.ttlS)
        paintMark(painter, frame, *m_curve.ttlS, 0, tr("TTL now: %1").arg(formatDuration(m_curve.ttlS)),
                  theme.color(ThemeRole::stale));
    if (m_curve.proposedS)
        paintMark(painter, frame, *m_curve.proposedS, 1, tr("Proposed: %1").arg(formatDuration(m_curve.proposedS)), theme.color(ThemeRole::right));
}

} // namespace cacheloupe
