// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/filter_row.h"
#include "ui/hits/grid_header.h"
#include "ui/hits/hit_exporter.h"
#include "ui/hits/hit_grid.h"
#include "ui/hits/hit_rows_source.h"
#include "ui/hits/hits_page.h"
#include "ui/support/format.h"
#include "ui/support/hit_log_session.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/progress_strip.h"

namespace cacheloupe {

void HitsPage::showProgress()
{
    if (m_exporter->isBusy())
        return;
    const HitLogProgress &progress = m_context.hitLog.progress();
    if (m_context.hitLog.isLoading()) {
        m_progress->start(tr("Reading the log"));
        m_progress->setProgress(qint64(progress.bytesDone), qint64(progress.bytesTotal), tr("%1 events").arg(formatCount(m_list->table()->rowCount())));
    } else if (isFiltering()) {
        m_progress->start(workText());
    } else {
        m_progress->finish();
        m_settled = m_asked;
    }
    showState();
}

bool HitsPage::isFiltering() const
{
    return m_list->isBusy() && !m_context.hitLog.isLoading() && !m_exporter->isBusy();
}

QString HitsPage::workText() const
{
    if (m_list->order().custom == HitOrder::Custom::byKeyField)
        return tr("Sorting by %1").arg(toText(std::string(keyFieldName(m_list->order().field))));
    return m_list->query().acceptsAll() ? tr("Sorting the events") : tr("Filtering the events");
}

void HitsPage::orderBy(int column, Qt::SortOrder order)
{
    m_asked.column = column;
    m_asked.order = order;
    m_list->setOrder(column < 0 ? HitOrder() : HitRowsSource::order(column, order == Qt::DescendingOrder));
}

/// What was shown before the work that takes too long comes back.
void HitsPage::cancelWork()
{
    if (m_context.hitLog.isLoading()) {
        m_context.hitLog.cancel();
        return;
    }
    if (!isFiltering())
        return;
    // The first change replaces the run; what was settled is settled again when it is over.
    const Shown before = m_settled;
    if (m_grid->source() == m_rows)
        m_grid->header()->setSort(before.column, before.order);
    orderBy(before.column, before.order);
    m_filter->bar()->setText(before.query);
}

} // namespace cacheloupe
