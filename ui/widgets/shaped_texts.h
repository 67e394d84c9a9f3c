// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QHash>
#include <QStaticText>
#include <QString>

class QPainter;
class QRect;

namespace cacheloupe {

/// One-line words whose glyphs are chosen and placed once a font: what stands in many rows, or is painted again, is only
/// blitted. Keeps a bounded number of them and begins anew when the font or the direction is another. GUI thread; owned
/// by the view that paints.
class ShapedTexts {
public:
    /// As QFontMetrics::elidedText at the right end.
    QString elided(const QString &text, int widthPx, const QFont &font);
    /// In the painter's font and pen, in the middle of the height; `side` is left or right.
    void draw(QPainter &painter, const QRect &rect, Qt::Alignment side, const QString &text);

private:
    const QStaticText &shaped(const QString &text, const QFont &font);

    QHash<QString, QStaticText> m_texts;
    QFont m_font;
    Qt::LayoutDirection m_direction = Qt::LeftToRight;
};

} // namespace cacheloupe
