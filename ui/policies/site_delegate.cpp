// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/site_delegate.h"

#include "ui/policies/site_list_model.h"
#include "ui/support/theme.h"
#include "ui/widgets/icon.h"

#include <QPainter>

namespace cacheloupe {

namespace {

ThemeRole roleOf(const SiteItem &item)
{
    if (item.errors > 0)
        return ThemeRole::wrong;
    if (item.warnings > 0 || item.overdue)
        return ThemeRole::stale;
    return ThemeRole::secondaryText;
}

QString iconOf(const SiteItem &item)
{
    if (item.errors > 0 || item.warnings > 0)
        return QStringLiteral("warning");
    return item.cacheable ? QStringLiteral("check") : QStringLiteral("block");
}

} // namespace

void SiteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto &item = static_cast<const SiteListModel *>(index.model())->item(index.row());
    const Theme theme = Theme::of(option.palette);
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.color(ThemeRole::accentWash));
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, theme.color(ThemeRole::hover));
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(theme.color(ThemeRole::accent), 1));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    const QFont small = textFont(TextRole::secondary);
    const int iconPx = QFontMetrics(small).height();
    QRect row = option.rect.adjusted(2 * kGrid, kGrid, -kGrid, -kGrid);
    QFont name = option.font;
    name.setWeight(item.changed ? QFont::DemiBold : QFont::Normal);
    painter->setFont(name);
    painter->setPen(theme.color(item.listed ? ThemeRole::text : ThemeRole::secondaryText));
    const QFontMetrics metrics(name);
    painter->drawText(row, Qt::AlignTop | Qt::AlignLeading, metrics.elidedText(item.callSite, Qt::ElideMiddle, row.width()));
    row.setTop(row.top() + metrics.height() + kGrid / 4);
    const QRect icon = QStyle::visualRect(option.direction, row, QRect(row.topLeft(), QSize(iconPx, iconPx)));
    paintSymbol(*painter, icon, iconOf(item), theme.color(roleOf(item)));
    painter->setFont(small);
    painter->setPen(theme.color(roleOf(item)));
    const QRect state = QStyle::visualRect(option.direction, row, row.adjusted(iconPx + kGrid / 2, 0, 0, 0));
    painter->drawText(state, Qt::AlignTop | Qt::AlignLeading, QFontMetrics(small).elidedText(index.data(Qt::UserRole).toString(), Qt::ElideRight, state.width()));
    painter->restore();
}

QSize SiteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {30 * kGrid, QFontMetrics(option.font).height() + QFontMetrics(textFont(TextRole::secondary)).height() + 2 * kGrid + kGrid / 4};
}

} // namespace cacheloupe
