// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_edit.h"

#include "ui/support/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QTextLayout>

namespace cacheloupe {

FilterEdit::FilterEdit(QWidget *parent) : QLineEdit(parent)
{
    // Query words read from left to right in every language.
    setLayoutDirection(Qt::LeftToRight);
}

void FilterEdit::setErrorColumn(int column)
{
    m_errorColumn = column;
    update();
}

void FilterEdit::keyPressEvent(QKeyEvent *event)
{
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (plain && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        Q_EMIT historyStepped(event->key() == Qt::Key_Up ? -1 : 1);
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void FilterEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_errorColumn < 0)
        return;
    // The cursor's rectangle is the one public measure that knows how far the text is scrolled.
    QTextLayout line(text(), font());
    line.beginLayout();
    QTextLine first = line.createLine();
    line.endLayout();
    if (!first.isValid())
        return;
    const QRect cursor = cursorRect();
    const qreal origin = cursor.center().x() - first.cursorToX(cursorPosition());
    const int start = std::min(m_errorColumn, static_cast<int>(text().size()));
    int end = start;
    while (end < text().size() && !text().at(end).isSpace())
        ++end;
    const qreal left = origin + first.cursorToX(start);
    const qreal right = std::max(origin + first.cursorToX(end), left + fontMetrics().averageCharWidth());
    QPainter painter(this);
    painter.setClipRect(rect().adjusted(4, 2, -4, -2));
    painter.fillRect(QRectF(left, cursor.bottom() - 1, right - left, 2), Theme::of(this).color(ThemeRole::wrong));
}

} // namespace cacheloupe
