// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/theme.h"

#include <QIcon>
#include <QPixmap>

class QPainter;
class QRectF;

namespace cacheloupe {

/// Symbolic icons from resources/icons, named without folder and suffix ("open", "chevron-left").
/// An icon is drawn when it is needed, in the colour that the palette has at that moment, at any size and
/// device pixel ratio; drawn pixmaps are shared. An unknown name gives an empty icon. GUI thread only.
QIcon symbolicIcon(const QString &name);
/// The same in the colour of a role: follows light and dark.
QIcon symbolicIcon(const QString &name, ThemeRole role);

/// One picture, `sizePx` square in device-independent pixels.
QPixmap symbolicPixmap(const QString &name, const QColor &color, int sizePx, qreal devicePixelRatio);
/// Paints the icon as the largest square in the middle of `rect`.
void paintSymbol(QPainter &painter, const QRectF &rect, const QString &name, const QColor &color);

/// The coloured application icon at the sizes that desktops ask for.
QIcon applicationIcon();

} // namespace cacheloupe
