// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/facet_delegate.h"

#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/painting.h"

#include <QPainter>

namespace cacheloupe {

FacetDelegate::FacetDelegate(int countRole, QObject *parent) : QStyledItemDelegate(parent), m_countRole(countRole) {}

int FacetDelegate::rowHeight(const QFont &font)
{
    return QFontMetrics(font).height() + kGrid;
}

QSize FacetDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {scaledPx(120), rowHeight(option.font)};
}

void FacetDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme theme = Theme::of(option.palette);
    const auto state = Qt::CheckState(index.data(Qt::CheckStateRole).toInt());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if ((option.state & QStyle::State_MouseOver) != 0)
        painter->fillRect(option.rect, theme.color(ThemeRole::hover));
    const auto mirrored = [&](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    const int side = scaledPx(14);
    const QRect row = option.rect.adjusted(4, 0, -4, 0);
    paintBox(*painter, mirrored({row.left(), row.top() + (row.height() - side) / 2, side, side}), state, theme);

    const QFontMetrics metrics(option.font);
    const QString count = formatCount(index.data(m_countRole).toULongLong());
    const int countWidth = metrics.horizontalAdvance(count) + 2;
    painter->setFont(option.font);
    painter->setPen(theme.color(ThemeRole::secondaryText));
    const auto end = QStyle::visualAlignment(option.direction, Qt::AlignRight) | Qt::AlignVCenter;
    painter->drawText(mirrored({row.right() - countWidth + 1, row.top(), countWidth, row.height()}), static_cast<int>(end), count);

    const QRect words(row.left() + side + kGrid, row.top(), row.width() - side - 2 * kGrid - countWidth, row.height());
    painter->setPen(theme.color(ThemeRole::text));
    const auto start = QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter;
    painter->drawText(mirrored(words), static_cast<int>(start | Qt::TextSingleLine),
                      metrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideMiddle, words.width()));
    if ((option.state & QStyle::State_HasFocus) != 0)
        paintFocusRing(*painter, option.rect, theme);
    painter->restore();
}

void FacetDelegate::paintBox(QPainter &painter, const QRect &box, Qt::CheckState state, const Theme &theme)
{
    const bool on = state != Qt::Unchecked;
    painter.setPen(QPen(theme.color(on ? ThemeRole::accent : ThemeRole::secondaryText), 1.25));
    painter.setBrush(on ? QBrush(theme.color(ThemeRole::accent)) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    if (state == Qt::Checked)
        paintSymbol(painter, QRectF(box).adjusted(1, 1, -1, -1), QStringLiteral("check"), theme.color(ThemeRole::onAccent));
    else if (on)
        painter.fillRect(QRectF(box).adjusted(4, box.height() / 2.0 - 1, -4, 1 - box.height() / 2.0), theme.color(ThemeRole::onAccent));
}

} // namespace cacheloupe
