// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/connection_delegate.h"

#include "ui/stores/connection_list_model.h"
#include "ui/stores/store_text.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/painting.h"

#include <QPainter>

namespace cacheloupe {

namespace {

constexpr int kLineGap = kGrid / 2;

} // namespace

void ConnectionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto &stored = static_cast<const ConnectionListModel *>(index.model())->connection(index.row());
    const Theme theme = Theme::of(option.palette);
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.color(ThemeRole::accentWash));
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, theme.color(ThemeRole::hover));
    if (option.state & QStyle::State_HasFocus)
        paintFocusRing(*painter, option.rect, theme);
    const QRect area = option.rect.adjusted(kPageMargin, kGrid, -kGrid, -kGrid);
    QFont name = option.font;
    name.setWeight(QFont::DemiBold);
    const QFont small = textFont(TextRole::secondary);
    const QFontMetrics nameMetrics(name);
    const QFontMetrics smallMetrics(small);
    const auto chip = environmentLook(Environment(index.data(ConnectionListModel::environmentRole).toInt()));
    const QSize chipArea = chipSize(chip, small);

    QRect line(area.left(), area.top(), area.width(), nameMetrics.height());
    const auto start = int(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine);
    painter->setFont(name);
    painter->setPen(theme.color(ThemeRole::text));
    painter->drawText(line, start, nameMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, line.width()));
    line = QRect(area.left(), line.bottom() + kLineGap, area.width(), smallMetrics.height());
    painter->setFont(small);
    painter->setPen(theme.color(ThemeRole::secondaryText));
    painter->drawText(line, start, smallMetrics.elidedText(toText(stored.record.url), Qt::ElideMiddle, line.width()));
    line = QRect(area.left(), line.bottom() + kLineGap, area.width(), chipArea.height());
    const QRect chipRect(line.left(), line.top(), std::min(chipArea.width(), line.width()), line.height());
    paintChip(*painter, QStyle::visualRect(option.direction, line, chipRect), chip, small, theme, option.direction);
    const QRect rest = line.adjusted(chipRect.width() + kGrid, 0, 0, 0);
    painter->setPen(theme.color(ThemeRole::secondaryText));
    painter->drawText(QStyle::visualRect(option.direction, line, rest), start,
                      smallMetrics.elidedText(index.data(ConnectionListModel::addressRole).toString(), Qt::ElideRight, rest.width()));
    painter->restore();
}

QSize ConnectionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const QFont small = textFont(TextRole::secondary);
    const int chip = chipSize(environmentLook(Environment::production), small).height();
    return {24 * kGrid, QFontMetrics(option.font).height() + QFontMetrics(small).height() + chip + 2 * kLineGap + 2 * kGrid};
}

} // namespace cacheloupe
