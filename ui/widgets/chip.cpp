// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip.h"

#include "ui/widgets/icon.h"
#include "ui/widgets/painting.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

namespace cacheloupe {

namespace {

struct ChipMeasures {
    explicit ChipMeasures(const QFont &font)
        : padding(std::max(4, QFontMetrics(font).height() * 6 / 16)), icon(QFontMetrics(font).height() - 2), gap(std::max(3, padding / 2)),
          height(QFontMetrics(font).height() + std::max(4, QFontMetrics(font).height() / 4))
    {
    }
    int padding;
    int icon;
    int gap;
    int height;
};

} // namespace

QSize chipSize(const ChipLook &look, const QFont &font)
{
    const ChipMeasures m(font);
    const int icon = look.icon.isEmpty() ? 0 : m.icon + (look.text.isEmpty() ? 0 : m.gap);
    return {2 * m.padding + icon + QFontMetrics(font).horizontalAdvance(look.text) + 1, m.height};
}

void paintChip(QPainter &painter, const QRect &rect, const ChipLook &look, const QFont &font, const Theme &theme, Qt::LayoutDirection direction)
{
    if (look.text.isEmpty() && look.icon.isEmpty())
        return;
    const ChipMeasures m(font);
    const QSize size = chipSize(look, font).boundedTo(rect.size());
    const QRect plain(QPoint(rect.left(), rect.top() + (rect.height() - size.height()) / 2), size);
    const QRect body = QStyle::visualRect(direction, rect, plain);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(washOf(look.role)));
    painter.drawRoundedRect(body, 4, 4);
    QRect words = body.adjusted(m.padding, 0, -m.padding, 0);
    const QColor ink = theme.color(look.role);
    if (!look.icon.isEmpty() && words.width() >= m.icon) {
        const QRect icon = QStyle::visualRect(direction, words, QRect(words.left(), words.top(), m.icon, words.height()));
        paintSymbol(painter, icon, look.icon, ink);
        const int taken = m.icon + m.gap;
        words = direction == Qt::RightToLeft ? words.adjusted(0, 0, -taken, 0) : words.adjusted(taken, 0, 0, 0);
    }
    painter.setPen(theme.color(inkOnWash(look.role)));
    painter.setFont(font);
    const QString shown = QFontMetrics(font).elidedText(look.text, Qt::ElideRight, words.width() + 1);
    painter.drawText(words, static_cast<int>(Qt::AlignVCenter | QStyle::visualAlignment(direction, Qt::AlignLeft) | Qt::TextSingleLine), shown);
    painter.restore();
}

Chip::Chip(const ChipLook &look, QWidget *parent) : QFrame(parent)
{
    setFont(textFont(TextRole::secondary));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setLook(look);
}

void Chip::setLook(const ChipLook &look)
{
    m_look = look;
    setAccessibleName(look.text);
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    return chipSize(m_look, font());
}

QSize Chip::minimumSizeHint() const
{
    const ChipMeasures m(font());
    return {std::min(sizeHint().width(), 2 * m.padding + m.icon + 4 * fontMetrics().averageCharWidth()), m.height};
}

bool Chip::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::StyleChange)
        setFont(textFont(TextRole::secondary));
    return QFrame::event(event);
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintChip(painter, rect(), m_look, font(), Theme::of(this), layoutDirection());
}

} // namespace cacheloupe
