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

#include <utility>

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
    connect(this, &QHeaderView::sectionResized, this, [this] {
        m_isArranged = m_isArranged || !m_restoring;
        remember();
    });
    connect(this, &QHeaderView::sectionMoved, this, &GridHeader::remember);
}

void GridHeader::setColumns(const std::vector<GridColumn> &columns, const QString &settingsName)
{
    m_restoring = true;
    m_scalePermille = scaledPx(1000);
    setSortIndicatorShown(false);
    m_columns = columns;
    m_settingsName = settingsName;
    m_titles->clear();
    m_titles->setColumnCount(int(columns.size()));
    for (int i = 0; i < int(columns.size()); ++i) {
        m_titles->setHeaderData(i, Qt::Horizontal, columns[size_t(i)].title);
        m_titles->setHeaderData(i, Qt::Horizontal, columns[size_t(i)].hint, Qt::ToolTipRole);
        m_titles->setHeaderData(i, Qt::Horizontal, int(Qt::AlignVCenter | (columns[size_t(i)].figure ? Qt::AlignRight : Qt::AlignLeft)), Qt::TextAlignmentRole);
    }
    arrangeAtFirst();
    restore();
    m_restoring = false;
    Q_EMIT arranged();
}

void GridHeader::restore()
{
    QSettings settings;
    settings.beginGroup(m_settingsName);
    // By name, not by QHeaderView's state: columns of a later version must not upset what was arranged.
    const QStringList order = settings.value(QStringLiteral("order")).toStringList();
    m_isArranged = !order.isEmpty();
    std::vector<int> arranged;
    for (const QString &name : order) {
        const auto column = std::find_if(m_columns.begin(), m_columns.end(), [&](const GridColumn &c) { return c.name == name; });
        if (column != m_columns.end())
            arranged.push_back(int(column - m_columns.begin()));
    }
    for (int i = 0; i < count(); ++i) {
        const QString name = m_columns[size_t(i)].name;
        if (!order.contains(name)) {
            // A column that was not there then goes behind its neighbour.
            const auto neighbour = std::find(arranged.begin(), arranged.end(), i - 1);
            arranged.insert(neighbour == arranged.end() ? arranged.begin() : neighbour + 1, i);
            continue;
        }
        resizeSection(i, std::max(minimumSectionSize(), scaledPx(settings.value(name + QLatin1String("/width"), m_columns[size_t(i)].widthPx).toInt())));
        setSectionHidden(i, !settings.value(name + QLatin1String("/shown"), m_columns[size_t(i)].shownAtFirst).toBool());
    }
    for (int place = 0; place < int(arranged.size()); ++place)
        moveSection(visualIndex(arranged[size_t(place)]), place);
}

void GridHeader::arrangeAtFirst()
{
    for (int i = 0; i < count(); ++i) {
        moveSection(visualIndex(i), i);
        setSectionHidden(i, !m_columns[size_t(i)].shownAtFirst);
        resizeSection(i, scaledPx(m_columns[size_t(i)].widthPx));
    }
}

void GridHeader::remember()
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

void GridHeader::fitTo(int widthPx)
{
    if (m_isArranged || m_restoring)
        return;
    int fixedPx = 0;
    int wantedPx = 0;
    std::vector<int> flexible;
    for (const int column : shownColumns()) {
        const GridColumn &about = m_columns[size_t(column)];
        if (!about.flexible) {
            fixedPx += sectionSize(column);
            continue;
        }
        flexible.push_back(column);
        wantedPx += scaledPx(about.widthPx);
    }
    // A little narrower is better than a scroll bar; unreadable is not.
    const int roomPx = std::max(widthPx - fixedPx, wantedPx * 4 / 5);
    m_restoring = true;
    for (const int column : flexible)
        resizeSection(column, roomPx * scaledPx(m_columns[size_t(column)].widthPx) / wantedPx);
    m_restoring = false;
}

void GridHeader::rescale()
{
    const int before = std::exchange(m_scalePermille, scaledPx(1000));
    if (before == m_scalePermille)
        return;
    setMinimumSectionSize(scaledPx(36));
    m_restoring = true;
    for (int i = 0; i < count(); ++i)
        resizeSection(i, isSectionHidden(i) ? scaledPx(m_columns[size_t(i)].widthPx) : sectionSize(i) * m_scalePermille / before);
    m_restoring = false;
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

void GridHeader::sortByKey(int column)
{
    const GridColumn &wanted = m_columns[size_t(column)];
    if (!wanted.sortable)
        return;
    const bool again = isSortIndicatorShown() && sortIndicatorSection() == column;
    const bool descending = again ? sortIndicatorOrder() == Qt::AscendingOrder : wanted.descendingFirst;
    Q_EMIT sortChosen(column, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

std::vector<int> GridHeader::arrangedColumns() const
{
    std::vector<int> columns;
    for (int place = 0; place < count(); ++place)
        columns.push_back(logicalIndex(place));
    return columns;
}

void GridHeader::setShown(int column, bool shown)
{
    if (shown == !isSectionHidden(column) || (!shown && shownColumns().size() < 2))
        return;
    m_restoring = true;
    setSectionHidden(column, !shown);
    m_restoring = false;
    remember();
    Q_EMIT geometriesChanged();
    Q_EMIT arranged();
}

void GridHeader::moveShown(int column, int step)
{
    const std::vector<int> shown = shownColumns();
    const auto at = std::find(shown.begin(), shown.end(), column);
    const auto place = (at - shown.begin()) + step;
    if (at == shown.end() || place < 0 || place >= std::ptrdiff_t(shown.size()))
        return;
    moveSection(visualIndex(column), visualIndex(shown[size_t(place)]));
    Q_EMIT arranged();
}

void GridHeader::setArrangement(const std::vector<int> &columns)
{
    for (int place = 0; place < int(columns.size()); ++place)
        moveSection(visualIndex(columns[size_t(place)]), place);
    Q_EMIT arranged();
}

void GridHeader::resetColumns()
{
    m_restoring = true;
    arrangeAtFirst();
    m_restoring = false;
    m_isArranged = false;
    QSettings().remove(m_settingsName);
    Q_EMIT geometriesChanged();
    Q_EMIT arranged();
}

void GridHeader::fillMenu(QMenu &menu, int column)
{
    const GridColumn &about = m_columns[size_t(column)];
    const auto add = [&](const QString &text, bool enabled, auto run) {
        QAction *action = menu.addAction(text);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, run);
    };
    add(tr("Sort upwards"), about.sortable, [this, column] { Q_EMIT sortChosen(column, Qt::AscendingOrder); });
    add(tr("Sort downwards"), about.sortable, [this, column] { Q_EMIT sortChosen(column, Qt::DescendingOrder); });
    menu.addSeparator();
    const std::vector<int> shown = shownColumns();
    add(tr("Move towards the start"), shown.front() != column, [this, column] { moveShown(column, -1); });
    add(tr("Move towards the end"), shown.back() != column, [this, column] { moveShown(column, 1); });
    add(tr("Hide “%1”").arg(about.title), shown.size() > 1, [this, column] { setShown(column, false); });
    menu.addSeparator();
    add(tr("Choose columns…"), true, [this] { Q_EMIT chooserWanted(); });
    add(tr("Reset columns"), true, [this] { resetColumns(); });
}

void GridHeader::paintEvent(QPaintEvent *event)
{
    QHeaderView::paintEvent(event);
    // The rule under the heads goes on where no column is.
    QPainter painter(viewport());
    painter.fillRect(QRect(0, viewport()->height() - 1, viewport()->width(), 1), Theme::of(this).color(ThemeRole::line));
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
    const int column = logicalIndexAt(event->pos().x());
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("grid.headerMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu, column < 0 ? shownColumns().back() : column);
    menu->popup(event->globalPos());
}

} // namespace cacheloupe
