// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/column_dialog.h"
#include "ui/hits/filter_row.h"
#include "ui/hits/grid_header.h"
#include "ui/hits/group_button.h"
#include "ui/hits/group_query.h"
#include "ui/hits/hit_actions.h"
#include "ui/hits/hit_exporter.h"
#include "ui/hits/hit_grid.h"
#include "ui/hits/hit_groups_source.h"
#include "ui/hits/hit_rows_source.h"
#include "ui/hits/hits_page.h"
#include "ui/hits/query_edit.h"
#include "ui/widgets/filter_bar.h"

#include <QMenu>

namespace cacheloupe {

void HitsPage::activate(int row)
{
    if (m_grid->source() == m_rows) {
        m_actions->reviewSelected();
        return;
    }
    openGroup(row, m_grid->currentColumn());
}

void HitsPage::openGroup(int row, int column)
{
    using Figure = HitGroupsSource::Figure;
    QString query = groupQuery(m_groups->group(row), m_groups->keys(), m_filter->bar()->text());
    const auto figure = m_groups->figureOf(column);
    if (figure == Figure::hits || figure == Figure::oldest || figure == Figure::stale)
        query = withChosenValues(query, QStringLiteral("kind"), {QStringLiteral("hit")});
    else if (figure == Figure::misses)
        query = withChosenValues(query, QStringLiteral("kind"), {QStringLiteral("miss")});
    if (figure == Figure::stale)
        query = withTerm(query, QStringLiteral("ttl_left<0"));
    m_filter->groups()->setKeys({});
    m_filter->bar()->setText(query);
    m_grid->setFocus();
}

void HitsPage::chooseColumns()
{
    if (!m_columnDialog)
        m_columnDialog = new ColumnDialog(*m_grid->header(), *m_grid->source(), this);
    m_columnDialog->show();
    m_columnDialog->raise();
}

void HitsPage::openMenu(const QPoint &globalPos)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_grid->source() == m_rows) {
        m_actions->fillMenu(*menu);
        menu->addSeparator();
        menu->addActions(m_exporter->menuActions());
    } else {
        connect(menu->addAction(tr("Show these events")), &QAction::triggered, this, [this] { activate(m_grid->currentRow()); });
        menu->addActions(m_exporter->copyActions());
    }
    menu->popup(globalPos);
}

void HitsPage::switchGrouping()
{
    const auto &keys = m_filter->groups()->keys();
    m_actions->setEnabled(keys.empty());
    if (m_columnDialog)
        m_columnDialog->close();
    if (keys.empty()) {
        m_grid->viewport()->unsetCursor();
        m_grid->setSource(m_rows, QStringLiteral("hits/columns"));
        m_grid->header()->setSort(m_asked.column, m_asked.order);
        return;
    }
    m_groups->setKeys(keys);
    m_grid->viewport()->setCursor(Qt::PointingHandCursor);
    m_grid->setSource(m_groups, QStringLiteral("hits/groups"));
    sortBy(m_groups->columnOf(HitGroupsSource::Figure::events), Qt::DescendingOrder);
    m_counting.cancel();
    countFacets();
}

} // namespace cacheloupe
