// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/house_style.h"

#include "ui/support/theme.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

#include <algorithm>

namespace cacheloupe {

namespace {

void paintFrame(QPainter &painter, const QRect &rect, const QColor &edge, const QBrush &fill, qreal width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edge, width));
    painter.setBrush(fill);
    const qreal inset = width / 2;
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), 4, 4);
    painter.restore();
}

void paintButton(QPainter &painter, const QStyleOption &option)
{
    const Theme theme = Theme::of(option.palette);
    const bool enabled = (option.state & QStyle::State_Enabled) != 0;
    const bool pressed = (option.state & (QStyle::State_Sunken | QStyle::State_On)) != 0;
    const bool hovered = enabled && (option.state & QStyle::State_MouseOver) != 0;
    const bool focused = (option.state & QStyle::State_HasFocus) != 0;
    const ThemeRole fill = pressed ? ThemeRole::accentWash : hovered ? ThemeRole::hover : ThemeRole::surface;
    QColor edge = theme.color(focused || pressed ? ThemeRole::accent : ThemeRole::secondaryText);
    if (!focused && !pressed)
        edge.setAlphaF(enabled ? 0.55F : 0.25F);
    paintFrame(painter, option.rect, edge, theme.color(fill), focused ? 2.0 : 1.0);
}

void paintLineEditFrame(QPainter &painter, const QStyleOption &option)
{
    const Theme theme = Theme::of(option.palette);
    const bool focused = (option.state & QStyle::State_HasFocus) != 0;
    QColor edge = theme.color(focused ? ThemeRole::accent : ThemeRole::secondaryText);
    if (!focused)
        edge.setAlphaF(0.55F);
    paintFrame(painter, option.rect, edge, Qt::NoBrush, focused ? 2.0 : 1.0);
}

/// Fusion's own box is darker than the window, which nobody sees in the dark theme.
void paintCheckBox(QPainter &painter, const QStyleOption &option)
{
    const Theme theme = Theme::of(option.palette);
    const bool on = (option.state & QStyle::State_On) != 0;
    const bool enabled = (option.state & QStyle::State_Enabled) != 0;
    QColor edge = theme.color(on && enabled ? ThemeRole::accent : ThemeRole::secondaryText);
    if (!on)
        edge.setAlphaF(0.75F);
    paintFrame(painter, option.rect, edge, on && enabled ? theme.color(ThemeRole::accent) : theme.color(ThemeRole::surface), 1.0);
    if (!on)
        return;
    const QRectF box(option.rect);
    const auto at = [&box](qreal x, qreal y) { return QPointF(box.left() + x * box.width(), box.top() + y * box.height()); };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(enabled ? ThemeRole::onAccent : ThemeRole::secondaryText), box.width() / 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{{at(0.26, 0.52), at(0.44, 0.70), at(0.76, 0.32)}});
    painter.restore();
}

void paintFocus(QPainter &painter, const QStyleOption &option)
{
    if ((option.state & QStyle::State_KeyboardFocusChange) != 0)
        paintFrame(painter, option.rect, Theme::of(option.palette).color(ThemeRole::accent), Qt::NoBrush, 2.0);
}

} // namespace

HouseStyle::HouseStyle(double textScale) : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), m_textScale(textScale) {}

void HouseStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (element == PE_PanelButtonCommand)
        paintButton(*painter, *option);
    else if (element == PE_FrameLineEdit)
        paintLineEditFrame(*painter, *option);
    else if (element == PE_IndicatorCheckBox)
        paintCheckBox(*painter, *option);
    else if (element == PE_FrameFocusRect)
        paintFocus(*painter, *option);
    else
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void HouseStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_SpinBox)
        paintLineEditFrame(*painter, *option);
}

void HouseStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = element == CE_PushButtonLabel ? qstyleoption_cast<const QStyleOptionButton *>(option) : nullptr;
    if (button != nullptr && !button->icon.isNull() && !button->text.isEmpty() && (button->features & QStyleOptionButton::HasMenu) == 0)
        drawButtonLabel(*button, *painter, widget);
    else
        QProxyStyle::drawControl(element, option, painter, widget);
}

/// Icon and words centred as one, with a gap that grows with the text; Fusion's own are cramped and lean to the edge from right to left.
void HouseStyle::drawButtonLabel(const QStyleOptionButton &button, QPainter &painter, const QWidget *widget) const
{
    const bool enabled = (button.state & State_Enabled) != 0;
    const int gap = qRound(6 * m_textScale);
    const int mnemonics = styleHint(SH_UnderlineShortcut, &button, widget) != 0 ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    const int textWidth = button.fontMetrics.size(mnemonics, button.text).width();
    const QSize icon = button.iconSize;
    const int left = button.rect.left() + std::max(0, (button.rect.width() - icon.width() - gap - textWidth) / 2);
    const QRect iconRect(left, button.rect.top() + (button.rect.height() - icon.height()) / 2, icon.width(), icon.height());
    const QRect textRect(iconRect.right() + 1 + gap, button.rect.top(), textWidth + 1, button.rect.height());
    button.icon.paint(&painter, visualRect(button.direction, button.rect, iconRect), Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled,
                      (button.state & State_On) != 0 ? QIcon::On : QIcon::Off);
    drawItemText(&painter, visualRect(button.direction, button.rect, textRect), Qt::AlignCenter | mnemonics, button.palette, enabled, button.text,
                 QPalette::ButtonText);
}

int HouseStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    const int plain = QProxyStyle::pixelMetric(metric, option, widget);
    // Only metrics that Fusion does not derive from another one in this list; those would grow twice.
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_TabBarTabHSpace:
    case PM_TabBarTabVSpace:
    case PM_MenuButtonIndicator:
        return qRound(plain * m_textScale);
    default:
        return plain;
    }
}

QRect HouseStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = element == SE_LineEditContents ? qstyleoption_cast<const QStyleOptionFrame *>(option) : nullptr;
    // Words keep away from the rounded frame; the editors inside spin boxes have none.
    constexpr int kTextPadPx = 4;
    return frame && frame->lineWidth > 0 ? rect.adjusted(kTextPadPx, 0, -kTextPadPx, 0) : rect;
}

QSize HouseStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    constexpr int kButtonPadPx = 12;
    constexpr int kIconGapPx = 2;
    constexpr int kLineEditPadPx = 10;
    constexpr int kMenuMarkPx = 24;
    if (type == CT_PushButton) {
        wanted.setWidth(std::max(wanted.width(), size.width() + qRound((2 * kButtonPadPx + kIconGapPx) * m_textScale)));
        wanted.setHeight(std::max(wanted.height(), size.height() + kButtonPadPx));
    } else if (type == CT_LineEdit) {
        wanted.setHeight(std::max(wanted.height(), option->fontMetrics.height() + kLineEditPadPx));
    } else if (type == CT_MenuItem) {
        // Fusion's room for the mark before the words does not grow; the widest entry would lose letters.
        wanted.rwidth() += qRound(kMenuMarkPx * std::max(0.0, m_textScale - 1));
    }
    return wanted;
}

} // namespace cacheloupe
