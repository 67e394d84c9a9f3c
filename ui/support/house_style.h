// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

class QStyleOptionButton;

namespace cacheloupe {

/// Fusion with the quiet frames of ui.md: buttons and line edits with one hairline, the accent when they have the
/// focus, and icons, check boxes and margins that grow with the text. GUI thread; owned by the application.
class HouseStyle : public QProxyStyle {
    Q_OBJECT
public:
    /// `textScale` 1.0 = 100 %.
    explicit HouseStyle(double textScale);

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const override;

private:
    void drawButtonLabel(const QStyleOptionButton &button, QPainter &painter, const QWidget *widget) const;

    double m_textScale;
};

} // namespace cacheloupe
