// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/replay_chip_delegate.h"

#include "ui/replay/replay_model.h"
#include "ui/support/theme.h"

#include <QPainter>

namespace cacheloupe {

namespace {

ChipLook lookOf(const QModelIndex &index)
{
    return static_cast<const ReplayModel *>(index.model())->look(index.row());
}

} // namespace

void ReplayChipDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme theme = Theme::of(option.palette);
    const QRect content = option.rect.adjusted(kGrid, 0, -kGrid, 0);
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.color(ThemeRole::accentWash));
    if (index.column() == ReplayModel::verdict) {
        paintChip(*painter, content, lookOf(index), textFont(TextRole::secondary), theme, option.direction);
    } else {
        painter->setFont(option.font);
        painter->setPen(theme.color(ThemeRole::text));
        const auto alignment = QStyle::visualAlignment(option.direction, Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()));
        painter->drawText(content, int(alignment) | Qt::TextSingleLine,
                          QFontMetrics(option.font).elidedText(index.data().toString(), Qt::ElideRight, content.width()));
    }
    painter->restore();
}

QSize ReplayChipDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(option.font);
    const QSize content = index.column() == ReplayModel::verdict ? chipSize(lookOf(index), textFont(TextRole::secondary))
                                                                 : QSize(metrics.horizontalAdvance(index.data().toString()) + 1, metrics.height());
    return content + QSize(2 * kGrid, kGrid);
}

} // namespace cacheloupe
