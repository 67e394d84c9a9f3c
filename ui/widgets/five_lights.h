// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/theme.h"

#include <QWidget>

#include <array>

namespace cacheloupe {

/// One light of the badge: filled, ring, cross.
enum class LightMark { notProven, proven, mismatch };

/// In this order: source version, permission boundary, model route, prompt version, freshness.
using Lights = std::array<LightMark, 5>;

/// The translated name of light 0–4, and "Source version: proven" for each of the five, one a line.
QString lightText(int index);
QString describeLights(const Lights &lights);

/// Width and height of the badge beside text in `font`, and the badge painted at the start of `rect`; for table cells.
QSize lightsSize(const QFont &font);
void paintLights(QPainter &painter, const QRect &rect, const Lights &lights, const QFont &font, const Theme &theme, Qt::LayoutDirection direction);

/// The badge of five lights as a widget: names on hover and for screen readers.
class FiveLights : public QWidget {
    Q_OBJECT
public:
    explicit FiveLights(QWidget *parent = nullptr);

    void setLights(const Lights &lights);
    Lights lights() const { return m_lights; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Lights m_lights{};
};

} // namespace cacheloupe
