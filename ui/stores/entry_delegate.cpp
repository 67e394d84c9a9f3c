// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/entry_delegate.h"

#include "ui/stores/entry_list_model.h"
#include "ui/stores/store_text.h"
#include "ui/support/theme.h"
#include "ui/widgets/chip.h"

#include <QPainter>

namespace cacheloupe {

void EntryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = static_cast<const EntryListModel *>(index.model());
    const auto &entry = model->entry(index.row());
    const Theme theme = Theme::of(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    if (selected)
        painter->fillRect(option.rect, theme.color(ThemeRole::accentWash));
    const QRect cell = option.rect.adjusted(kGrid, 0, -kGrid, 0);
    const auto column = EntryColumn(index.column());
    if (column == EntryColumn::state) {
        paintChip(*painter, cell, entryStateLook(entry.state), textFont(TextRole::secondary), theme, option.direction);
    } else if (column == EntryColumn::ttlLeft) {
        paintAgeBar(*painter, cell, model->ageBar(index.row()), option.font, theme, option.direction);
    } else {
        painter->setFont(option.font);
        painter->setPen(theme.color(entry.state == EntryState::live || selected ? ThemeRole::text : ThemeRole::secondaryText));
        const auto alignment = QStyle::visualAlignment(option.direction, Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()));
        painter->drawText(cell, int(alignment) | Qt::TextSingleLine,
                          QFontMetrics(option.font).elidedText(index.data().toString(), Qt::ElideRight, cell.width()));
    }
    painter->setPen(theme.color(ThemeRole::hover));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->restore();
}

QSize EntryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = static_cast<const EntryListModel *>(index.model());
    const QFontMetrics metrics(option.font);
    int width = metrics.horizontalAdvance(index.data().toString());
    if (EntryColumn(index.column()) == EntryColumn::state)
        width = chipSize(entryStateLook(model->entry(index.row()).state), textFont(TextRole::secondary)).width();
    return {width + 2 * kGrid, std::max(kRowHeight, metrics.height() + kGrid)};
}

} // namespace cacheloupe
