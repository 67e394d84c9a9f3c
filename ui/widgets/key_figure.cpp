// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/key_figure.h"

#include "ui/widgets/painting.h"

#include <QEvent>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace cacheloupe {

namespace {

constexpr int kPadPx = kGrid;

int wrappedHeight(const QString &text, const QFont &font, int width)
{
    return text.isEmpty() ? 0 : QFontMetrics(font).boundingRect(QRect(0, 0, std::max(width, 1), 10'000), Qt::TextWordWrap, text).height();
}

} // namespace

KeyFigure::KeyFigure(const QString &caption, QWidget *parent) : QAbstractButton(parent)
{
    setText(caption);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFigure({});
}

void KeyFigure::setFigure(const QString &figure, const QString &basis, ThemeRole role)
{
    m_figure = figure.isEmpty() ? QStringLiteral("—") : figure;
    m_basis = basis;
    m_role = role;
    setAccessibleName(tr("%1: %2").arg(text(), m_figure));
    setAccessibleDescription(basis);
    updateGeometry();
    update();
}

bool KeyFigure::hasHeightForWidth() const
{
    return true;
}

int KeyFigure::heightForWidth(int width) const
{
    const int inner = width - 2 * kPadPx;
    return 2 * kPadPx + wrappedHeight(text(), textFont(TextRole::secondary), inner) + 2 + QFontMetrics(textFont(TextRole::keyFigure)).height() + 2
        + wrappedHeight(m_basis, textFont(TextRole::secondary), inner);
}

QSize KeyFigure::sizeHint() const
{
    const QFontMetrics small(textFont(TextRole::secondary));
    const QFontMetrics big(textFont(TextRole::keyFigure));
    // A long basis wraps rather than widening the row of figures.
    const int basis = std::min(small.horizontalAdvance(m_basis), small.averageCharWidth() * 30);
    const int width = std::max({small.horizontalAdvance(text()), big.horizontalAdvance(m_figure), basis}) + 2 * kPadPx + 2;
    return {width, heightForWidth(width)};
}

QSize KeyFigure::minimumSizeHint() const
{
    const int width = std::max(QFontMetrics(textFont(TextRole::keyFigure)).horizontalAdvance(m_figure), scaledPx(72)) + 2 * kPadPx + 2;
    return {width, heightForWidth(width)};
}

bool KeyFigure::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
    return QAbstractButton::event(event);
}

void KeyFigure::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void KeyFigure::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme theme = Theme::of(this);
    if (underMouse() && isEnabled()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(ThemeRole::hover));
        painter.drawRoundedRect(rect(), 6, 6);
    }
    QRect area = rect().adjusted(kPadPx, kPadPx, -kPadPx, -kPadPx);
    const auto align = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignTop;
    const auto line = [&](const QString &words, const QFont &font, ThemeRole role, int flags, int gap) {
        painter.setFont(font);
        painter.setPen(theme.color(role));
        QRect used;
        painter.drawText(area, static_cast<int>(align) | flags, words, &used);
        area.setTop(area.top() + ((flags & Qt::TextWordWrap) != 0 ? wrappedHeight(words, font, area.width()) : QFontMetrics(font).height()) + gap);
    };
    line(text(), textFont(TextRole::secondary), ThemeRole::secondaryText, Qt::TextWordWrap, 2);
    QFont figureFont = textFont(TextRole::keyFigure);
    figureFont.setUnderline(underMouse() && isEnabled());
    line(m_figure, figureFont, m_role, Qt::TextSingleLine, 2);
    line(m_basis, textFont(TextRole::secondary), ThemeRole::secondaryText, Qt::TextWordWrap, 0);
    if (hasFocus())
        paintFocusRing(painter, rect(), theme, 6);
}

} // namespace cacheloupe
