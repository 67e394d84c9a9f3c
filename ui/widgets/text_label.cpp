// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text_label.h"

#include <QEvent>

namespace cacheloupe {

TextLabel::TextLabel(TextRole textRole, ThemeRole color, QWidget *parent) : TextLabel(QString(), textRole, color, parent) {}

TextLabel::TextLabel(const QString &text, TextRole textRole, ThemeRole color, QWidget *parent)
    : QLabel(text, parent), m_textRole(textRole), m_color(color)
{
    setTextFormat(Qt::PlainText);
    restyle();
}

void TextLabel::setRoles(TextRole textRole, ThemeRole color)
{
    m_textRole = textRole;
    m_color = color;
    restyle();
}

void TextLabel::setSelectable(bool selectable)
{
    setTextInteractionFlags(selectable ? Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard : Qt::NoTextInteraction);
}

void TextLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::StyleChange
        || event->type() == QEvent::LayoutDirectionChange)
        restyle();
}

void TextLabel::restyle()
{
    const QColor wanted = Theme::of(this).color(m_color);
    if (palette().color(QPalette::Active, QPalette::WindowText) != wanted || palette().color(QPalette::Disabled, QPalette::WindowText) != wanted) {
        QPalette own = palette();
        own.setColor(QPalette::WindowText, wanted);
        setPalette(own);
    }
    // QLabel aligns by the direction of the text; a line of a mirrored window belongs to its start whatever it says.
    // What was aligned to the end (figures) or centred stays so.
    if ((alignment() & (Qt::AlignHCenter | Qt::AlignRight)) == 0 || (alignment() & Qt::AlignAbsolute) != 0)
        setAlignment((alignment() & Qt::AlignVertical_Mask) | Qt::AlignAbsolute | (isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft));
    const QFont role = textFont(m_textRole);
    if (font() != role)
        setFont(role);
}

} // namespace cacheloupe
