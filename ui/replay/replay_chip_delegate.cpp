// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/replay_chip_delegate.h"

#include "ui/replay/replay_model.h"
#include "ui/support/theme.h"

#include <QApplication>
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
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    cell.text.clear();
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    paintChip(*painter, option.rect.adjusted(kGrid, 0, -kGrid / 2, 0), lookOf(index), textFont(TextRole::secondary), Theme::of(option.palette), option.direction);
}

QSize ReplayChipDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return chipSize(lookOf(index), textFont(TextRole::secondary)) + QSize(2 * kGrid, kGrid);
}

} // namespace cacheloupe
