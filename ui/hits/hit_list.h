// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit_query.h"
#include "ui/hits/hit_filter_job.h"
#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <QObject>

namespace cacheloupe {

/// Which events are shown and in which order. Filters and sorts on a lane; a new query or order cancels the run before
/// it. While a log is read, new rows are put through the same filter. GUI thread.
class HitList : public QObject {
    Q_OBJECT
public:
    explicit HitList(const AppContext &context, QObject *parent = nullptr);

    std::shared_ptr<const HitTable> table() const { return m_table; }
    const RowSet &rows() const { return m_rows; }
    const HitQuery &query() const { return m_query; }
    const HitOrder &order() const { return m_order; }
    bool isBusy() const { return m_run.isRunning(); }
    /// The marks as they are now, for another job over the same rows.
    ReviewSnapshot snapshot(bool withVerdicts) const;

    void setQuery(const HitQuery &query);
    void setOrder(const HitOrder &order);

Q_SIGNALS:
    /// Other rows or another order.
    void replaced();
    /// Rows were added behind.
    void appended();
    void busyChanged();
    /// Of the work that runs, at most ten times a second.
    void progressed(const cacheloupe::Progress &progress);
    void failed(const cacheloupe::Error &error);

private:
    void adoptTable();
    void follow();
    void runAll();
    void run(const RowSet &before, HitRow from);
    void finish(Result<RowSet> result, HitRow to, bool onlyNew);
    bool showsEverything() const { return m_query.acceptsAll() && m_order.isLogOrder(); }

    AppContext m_context;
    std::shared_ptr<const HitTable> m_table;
    HitQuery m_query;
    HitOrder m_order;
    RowSet m_rows;
    HitRow m_upTo = 0; ///< rows of the table that went through the filter
    /// The verdicts as one job sees them; copied once a change, however many jobs ask.
    mutable std::shared_ptr<const VerdictBook::Records> m_verdicts;
    Ticket m_run;
};

} // namespace cacheloupe
