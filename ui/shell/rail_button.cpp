// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail_button.h"

#include "ui/support/theme.h"
#include "ui/widgets/icon.h"

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>
#include <QStyle>

namespace cacheloupe {

namespace {

constexpr int kIconPx = 20;
constexpr int kButtonHeightPx = 40;
constexpr int kNarrowPx = 56;

} // namespace

RailButton::RailButton(const QString &text, const QString &iconName, const QString &shortcut, QWidget *parent)
    : QAbstractButton(parent), m_iconName(iconName), m_shortcut(shortcut)
{
    setText(text);
    setFocusPolicy(Qt::TabFocus);
    updateAccessibleText();
}

void RailButton::setBadge(int count)
{
    m_badge = count;
    updateAccessibleText();
    update();
}

void RailButton::setLabelShown(bool shown)
{
    m_labelShown = shown;
    updateGeometry();
    update();
}

QSize RailButton::sizeHint() const
{
    const int height = qMax(kButtonHeightPx, fontMetrics().height() + 2 * kGrid);
    if (!m_labelShown)
        return {kNarrowPx, height};
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    // Room for the label at its widest and a badge of two figures.
    return {kNarrowPx + QFontMetrics(bold).horizontalAdvance(text()) + 2 * fontMetrics().height() + 2 * kGrid, height};
}

void RailButton::updateAccessibleText()
{
    setAccessibleName(m_badge > 0 ? tr("%1, %Ln open", nullptr, m_badge).arg(text()) : text());
    setToolTip(m_shortcut.isEmpty() ? text() : tr("%1 (%2)").arg(text(), m_shortcut));
}

void RailButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme theme = Theme::of(this);
    const QRect row = rect().adjusted(kGrid, 2, -kGrid, -2);
    if (isChecked() || underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(isChecked() ? ThemeRole::accentWash : ThemeRole::hover));
        painter.drawRoundedRect(row, 6, 6);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.color(ThemeRole::accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(row.adjusted(1, 1, -1, -1), 5, 5);
    }
    const QColor ink = theme.color(isChecked() ? ThemeRole::accent : ThemeRole::secondaryText);
    const QRect iconBox = QStyle::visualRect(layoutDirection(), rect(), QRect((kNarrowPx - kIconPx) / 2, (height() - kIconPx) / 2, kIconPx, kIconPx));
    paintSymbol(painter, iconBox, m_iconName, ink);
    if (m_labelShown) {
        QFont labelFont = font();
        labelFont.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
        painter.setFont(labelFont);
        painter.setPen(theme.color(isChecked() ? ThemeRole::text : ThemeRole::secondaryText));
        const QRect label = QStyle::visualRect(layoutDirection(), rect(), QRect(kNarrowPx - kGrid / 2, 0, width() - kNarrowPx, height()));
        painter.drawText(label, Qt::AlignVCenter | Qt::AlignLeading, text());
    }
    if (m_badge <= 0)
        return;
    painter.setFont(textFont(TextRole::secondary));
    const QString count = m_badge > 999 ? tr("999+") : QLocale().toString(m_badge);
    const int badgeHeight = painter.fontMetrics().height() + 2;
    const int badgeWidth = qMax(badgeHeight, painter.fontMetrics().horizontalAdvance(count) + 10);
    const QPoint corner = m_labelShown ? QPoint(width() - badgeWidth - 2 * kGrid, (height() - badgeHeight) / 2) : QPoint(kNarrowPx - badgeWidth - 4, 3);
    const QRect box = QStyle::visualRect(layoutDirection(), rect(), QRect(corner, QSize(badgeWidth, badgeHeight)));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(ThemeRole::accent));
    painter.drawRoundedRect(box, badgeHeight / 2.0, badgeHeight / 2.0);
    painter.setPen(theme.color(ThemeRole::onAccent));
    painter.drawText(box, Qt::AlignCenter, count);
}

void RailButton::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void RailButton::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace cacheloupe
