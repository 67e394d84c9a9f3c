// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/candidate_delegate.h"

#include "ui/support/theme.h"
#include "ui/widgets/candidate_list.h"

#include <QPainter>

namespace cacheloupe {

QSize CandidateDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(option.font);
    const QString detail = index.data(CandidateList::kDetailRole).toString();
    return {metrics.horizontalAdvance(index.data().toString() + detail) + 5 * kGrid, metrics.height() + kGrid};
}

void CandidateDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme theme = Theme::of(option.palette);
    const QFontMetrics metrics(option.font);
    const QString detail = index.data(CandidateList::kDetailRole).toString();
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.color(ThemeRole::accentWash));
    const QRect line = option.rect.adjusted(kGrid, 0, -kGrid, 0);
    const int detailPx = std::min(metrics.horizontalAdvance(detail) + 2, line.width() / 2);
    painter->setFont(option.font);
    // Query words read from left to right in every language.
    painter->setPen(theme.color(ThemeRole::text));
    painter->drawText(line, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                      metrics.elidedText(index.data().toString(), Qt::ElideMiddle, line.width() - detailPx - 2 * kGrid));
    painter->setPen(theme.color(ThemeRole::secondaryText));
    painter->drawText(line, int(Qt::AlignRight | Qt::AlignVCenter) | Qt::TextSingleLine, metrics.elidedText(detail, Qt::ElideRight, detailPx));
    painter->restore();
}

} // namespace cacheloupe
