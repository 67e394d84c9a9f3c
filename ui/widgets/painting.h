// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/theme.h"

#include <QRectF>

class QPainter;

namespace cacheloupe {

/// A length that ui.md gives for 100 % text, at the text scale in force. For icons, bars and gaps beside text.
int scaledPx(int px);

/// The quiet background that belongs to a text colour: right → rightWash …, any other → hover.
ThemeRole washOf(ThemeRole role);

/// The colour of words on the wash of `role` that keeps 4.5 : 1; icons beside them keep the role itself.
ThemeRole inkOnWash(ThemeRole role);

/// The visible keyboard focus of painted widgets: a 2 px accent ring just inside `rect`.
void paintFocusRing(QPainter &painter, const QRectF &rect, const Theme &theme, qreal radius = 4);

} // namespace cacheloupe
