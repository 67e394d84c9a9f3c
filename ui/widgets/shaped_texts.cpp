// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/shaped_texts.h"

#include <QFontMetrics>
#include <QPainter>
#include <QTextOption>

namespace cacheloupe {

namespace {

/// Some screens full of cells; a few hundred bytes each.
constexpr int kKeptTexts = 4000;

} // namespace

QString ShapedTexts::elided(const QString &text, int widthPx, const QFont &font)
{
    const QFontMetrics metrics(font);
    // A long text is hardly ever painted whole, so its whole is not kept.
    if (text.size() <= widthPx / std::max(1, metrics.averageCharWidth()) && shaped(text, font).size().width() <= widthPx)
        return text;
    return metrics.elidedText(text, Qt::ElideRight, widthPx);
}

void ShapedTexts::draw(QPainter &painter, const QRect &rect, Qt::Alignment side, const QString &text)
{
    if (std::exchange(m_direction, painter.layoutDirection()) != painter.layoutDirection())
        m_texts.clear();
    const QStaticText &words = shaped(text, painter.font());
    const QSizeF size = words.size();
    const qreal x = side.testFlag(Qt::AlignRight) ? rect.left() + rect.width() - size.width() : rect.left();
    painter.drawStaticText(QPointF(x, rect.top() + qRound((rect.height() - size.height()) / 2)), words);
}

const QStaticText &ShapedTexts::shaped(const QString &text, const QFont &font)
{
    if (m_font != font || m_texts.size() >= kKeptTexts) {
        m_texts.clear();
        m_font = font;
    }
    auto found = m_texts.find(text);
    if (found == m_texts.end()) {
        QStaticText words(text);
        words.setTextFormat(Qt::PlainText);
        QTextOption option;
        option.setWrapMode(QTextOption::NoWrap);
        option.setTextDirection(m_direction);
        words.setTextOption(option);
        words.prepare(QTransform(), font);
        found = m_texts.insert(text, words);
    }
    return *found;
}

} // namespace cacheloupe
