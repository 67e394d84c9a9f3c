// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/finding_delegate.h"

#include "ui/stores/examination_text.h"
#include "ui/stores/finding_list_model.h"
#include "ui/support/theme.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/painting.h"

#include <QAbstractItemView>
#include <QPainter>

namespace cacheloupe {

namespace {

constexpr int kLineGap = kGrid / 2;

QFont titleFont(const QStyleOptionViewItem &option)
{
    QFont font = option.font;
    font.setWeight(QFont::DemiBold);
    return font;
}

QRect areaOf(const QRect &row)
{
    return row.adjusted(kPageMargin, kGrid, -kGrid, -kGrid);
}

/// Where text stands beside the mark.
int textWidth(const QRect &area)
{
    return area.width() - scaledPx(16) - kGrid;
}

/// Titles wrap: large text in a narrow list must stay readable.
int titleHeight(const QFontMetrics &metrics, int width, const QString &title)
{
    return metrics.boundingRect(QRect(0, 0, width, QWIDGETSIZE_MAX), Qt::TextWordWrap, title).height();
}

} // namespace

void FindingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme theme = Theme::of(option.palette);
    const auto look = severityLook(FindingSeverity(index.data(FindingListModel::severityRole).toInt()));
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.color(ThemeRole::accentWash));
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, theme.color(ThemeRole::hover));
    if (option.state & QStyle::State_HasFocus)
        paintFocusRing(*painter, option.rect, theme);
    const QRect area = areaOf(option.rect);
    const QFont title = titleFont(option);
    const QFont small = textFont(TextRole::secondary);
    const QFontMetrics titleMetrics(title);
    const QFontMetrics smallMetrics(small);
    const int iconPx = scaledPx(16);
    const auto mirrored = [&](const QRect &rect) { return QStyle::visualRect(option.direction, area, rect); };
    const auto start = int(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine);

    paintSymbol(*painter, mirrored({area.left(), area.top() + (titleMetrics.height() - iconPx) / 2, iconPx, iconPx}), look.icon, theme.color(look.role));
    const int width = textWidth(area);
    QRect line(area.right() + 1 - width, area.top(), width, titleHeight(titleMetrics, width, index.data().toString()));
    painter->setFont(title);
    painter->setPen(theme.color(ThemeRole::text));
    painter->drawText(mirrored(line), int(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignTop) | Qt::TextWordWrap, index.data().toString());
    line = QRect(line.left(), line.bottom() + kLineGap, line.width(), smallMetrics.height());
    painter->setFont(small);
    painter->setPen(theme.color(ThemeRole::secondaryText));
    painter->drawText(mirrored(line), start, smallMetrics.elidedText(index.data(FindingListModel::placeRole).toString(), Qt::ElideMiddle, line.width()));
    painter->restore();
}

QSize FindingDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = textWidth(areaOf(QRect(0, 0, view ? view->viewport()->width() : option.rect.width(), 0)));
    const int title = titleHeight(QFontMetrics(titleFont(option)), width, index.data().toString());
    return {24 * kGrid, title + QFontMetrics(textFont(TextRole::secondary)).height() + kLineGap + 2 * kGrid};
}

} // namespace cacheloupe
