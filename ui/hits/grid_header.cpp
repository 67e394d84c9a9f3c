// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/grid_header.h"

#include "ui/support/theme.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/painting.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QSettings>
#include <QStandardItemModel>

namespace cacheloupe {

GridHeader::GridHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent), m_titles(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("grid.header"));
    setModel(m_titles);
    setSectionsMovable(true);
    setSectionsClickable(true);
    setHighlightSections(false);
    setMinimumSectionSize(scaledPx(36));
    setTextElideMode(Qt::ElideRight);
    setFocusPolicy(Qt::NoFocus);
    connect(this, &QHeaderView::sectionClicked, this, &GridHeader::click);
    connect(this, &QHeaderView::sectionResized, this, &GridHeader::remember);
    connect(this, &QHeaderView::sectionMoved, this, &GridHeader::remember);
}

void GridHeader::setColumns(const std::vector<GridColumn> &columns, const QString &settingsName)
{
    m_restoring = true;
    setSortIndicatorShown(false);
    m_columns = columns;
    m_settingsName = settingsName;
    m_titles->clear();
    m_titles->setColumnCount(int(columns.size()));
    for (int i = 0; i < int(columns.size()); ++i) {
        m_titles->setHeaderData(i, Qt::Horizontal, columns[size_t(i)].title);
        m_titles->setHeaderData(i, Qt::Horizontal, int(Qt::AlignVCenter | (columns[size_t(i)].figure ? Qt::AlignRight : Qt::AlignLeft)), Qt::TextAlignmentRole);
    }
    arrangeAtFirst();
    QSettings settings;
    settings.beginGroup(m_settingsName);
    // By name, not by QHeaderView's state: columns of a later version must not upset what was arranged.
    const QStringList order = settings.value(QStringLiteral("order")).toStringList();
    for (int i = 0; i < count(); ++i) {
        const QString name = m_columns[size_t(i)].name;
        if (!order.contains(name))
            continue;
        resizeSection(i, std::max(minimumSectionSize(), scaledPx(settings.value(name + QLatin1String("/width"), m_columns[size_t(i)].widthPx).toInt())));
        setSectionHidden(i, !settings.value(name + QLatin1String("/shown"), m_columns[size_t(i)].shownAtFirst).toBool());
    }
    int place = 0;
    for (const QString &name : order) {
        const auto column = std::find_if(m_columns.begin(), m_columns.end(), [&](const GridColumn &c) { return c.name == name; });
        if (column != m_columns.end())
            moveSection(visualIndex(int(column - m_columns.begin())), place++);
    }
    m_restoring = false;
}

void GridHeader::arrangeAtFirst()
{
    for (int i = 0; i < count(); ++i) {
        moveSection(visualIndex(i), i);
        setSectionHidden(i, !m_columns[size_t(i)].shownAtFirst);
        resizeSection(i, scaledPx(m_columns[size_t(i)].widthPx));
    }
}

void GridHeader::remember() const
{
    if (m_restoring || m_settingsName.isEmpty())
        return;
    const double scale = scaledPx(100) / 100.0;
    QSettings settings;
    settings.beginGroup(m_settingsName);
    QStringList order;
    for (int place = 0; place < count(); ++place) {
        const int i = logicalIndex(place);
        const QString name = m_columns[size_t(i)].name;
        order << name;
        settings.setValue(name + QLatin1String("/shown"), !isSectionHidden(i));
        if (!isSectionHidden(i))
            settings.setValue(name + QLatin1String("/width"), qRound(sectionSize(i) / scale));
    }
    settings.setValue(QStringLiteral("order"), order);
}

std::vector<int> GridHeader::shownColumns() const
{
    std::vector<int> shown;
    for (int place = 0; place < count(); ++place) {
        if (!isSectionHidden(logicalIndex(place)))
            shown.push_back(logicalIndex(place));
    }
    return shown;
}

void GridHeader::setSort(int column, Qt::SortOrder order)
{
    setSortIndicatorShown(column >= 0);
    setSortIndicator(column, order);
}

void GridHeader::click(int column)
{
    const GridColumn &clicked = m_columns[size_t(column)];
    if (!clicked.sortable)
        return;
    const bool again = isSortIndicatorShown() && sortIndicatorSection() == column;
    // QHeaderView has turned the indicator already when it was shown for this column.
    const Qt::SortOrder first = clicked.descendingFirst ? Qt::DescendingOrder : Qt::AscendingOrder;
    Q_EMIT sortChosen(column, again ? sortIndicatorOrder() : first);
}

void GridHeader::fillColumnMenu(QMenu &menu)
{
    for (int i = 0; i < count(); ++i) {
        QAction *action = menu.addAction(m_columns[size_t(i)].title);
        action->setCheckable(true);
        action->setChecked(!isSectionHidden(i));
        connect(action, &QAction::toggled, this, [this, i](bool shown) {
            if (shown || shownColumns().size() > 1)
                setSectionHidden(i, !shown);
            remember();
        });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Reset columns")), &QAction::triggered, this, [this] {
        m_restoring = true;
        arrangeAtFirst();
        m_restoring = false;
        QSettings().remove(m_settingsName);
        Q_EMIT geometriesChanged();
    });
}

void GridHeader::paintSection(QPainter *painter, const QRect &rect, int column) const
{
    // The style would lay the arrow over a right-aligned title.
    const Theme theme = Theme::of(this);
    const GridColumn &about = m_columns[size_t(column)];
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == column;
    painter->fillRect(rect, theme.color(ThemeRole::surface));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color(ThemeRole::line));
    QRect words = rect.adjusted(kGrid, 0, -kGrid, -1);
    const bool atEnd = about.figure != (layoutDirection() == Qt::RightToLeft);
    const int arrowPx = sorted ? scaledPx(12) : 0;
    const QString title = fontMetrics().elidedText(about.title, Qt::ElideRight, words.width() - arrowPx);
    const ThemeRole role = sorted ? ThemeRole::text : ThemeRole::secondaryText;
    if (sorted) {
        const int titlePx = fontMetrics().horizontalAdvance(title);
        const int x = atEnd ? words.right() - titlePx - arrowPx : words.left() + titlePx + 2;
        paintSymbol(*painter, QRectF(x, words.top(), arrowPx, words.height()), sortIndicatorOrder() == Qt::AscendingOrder ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down"),
                    theme.color(role));
    }
    painter->setPen(theme.color(role));
    painter->drawText(words, int((atEnd ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::AlignAbsolute) | Qt::TextSingleLine, title);
}

void GridHeader::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillColumnMenu(*menu);
    menu->popup(event->globalPos());
}

} // namespace cacheloupe
