// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/hit_list.h"

#include "ui/support/hit_log_session.h"

#include <mutex>

namespace cacheloupe {

namespace {

/// Hands partial rows from the lane to the GUI thread: the lane leaves the newest, the GUI thread takes it.
struct PartialRows {
    std::mutex mutex;
    RowSet rows;
};

} // namespace

HitList::HitList(const AppContext &context, QObject *parent) : QObject(parent), m_context(context), m_table(context.hitLog.table())
{
    connect(&context.hitLog, &HitLogSession::reset, this, &HitList::adoptTable);
    connect(&context.hitLog, &HitLogSession::grew, this, &HitList::follow);
    connect(&context.hitLog, &HitLogSession::finished, this, &HitList::follow);
    connect(&context.verdicts, &VerdictBook::changed, this, [this] {
        m_verdicts.reset();
        if (asksFor(m_query, HitQueryField::verdict) || asksFor(m_query, HitQueryField::note) || m_order.custom == HitOrder::Custom::byVerdict)
            runAll();
    });
    connect(&context.suspicion, &SuspicionBook::completed, this, [this] {
        if (asksFor(m_query, HitQueryField::suspicion) || m_order.custom == HitOrder::Custom::bySuspicion)
            runAll();
    });
    adoptTable();
}

ReviewSnapshot HitList::snapshot(bool withVerdicts) const
{
    ReviewSnapshot snapshot;
    snapshot.suspicion = m_context.suspicion.scores();
    if (withVerdicts)
        snapshot.verdicts = m_verdicts ? m_verdicts : m_verdicts = std::make_shared<const VerdictBook::Records>(m_context.verdicts.records());
    return snapshot;
}

void HitList::setQuery(const HitQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    runAll();
}

void HitList::setOrder(const HitOrder &order)
{
    if (order == m_order)
        return;
    m_order = order;
    runAll();
}

void HitList::adoptTable()
{
    m_run.cancel();
    m_table = m_context.hitLog.table();
    m_rows = {};
    m_upTo = 0;
    Q_EMIT replaced();
    follow();
}

void HitList::follow()
{
    const HitRow known = m_table->rowCount();
    if (known == m_upTo || m_run.isRunning())
        return;
    if (showsEverything()) {
        m_rows.all = m_upTo = known;
        Q_EMIT appended();
        return;
    }
    run(m_rows, m_upTo);
}

void HitList::runAll()
{
    m_run.cancel();
    if (showsEverything()) {
        m_upTo = m_table->rowCount();
        m_rows = {m_upTo, nullptr, true};
        Q_EMIT busyChanged();
        Q_EMIT replaced();
        return;
    }
    run({}, 0);
}

void HitList::run(const RowSet &before, HitRow from)
{
    HitFilterJob job;
    job.table = m_table;
    job.query = m_query;
    job.order = m_order;
    const bool withVerdicts =
        asksFor(m_query, HitQueryField::verdict) || asksFor(m_query, HitQueryField::note) || m_order.custom == HitOrder::Custom::byVerdict;
    job.snapshot = snapshot(withVerdicts);
    job.before = before;
    job.from = from;
    job.to = m_table->rowCount();
    const bool onlyNew = from > 0;
    const auto partial = std::make_shared<PartialRows>();
    m_run = runOnLane<Result<RowSet>>(
        m_context.lanes,
        [job, partial](std::stop_token stop, ProgressReport &report) mutable {
            job.onPartial = [&](RowSet found, HitRow done) {
                {
                    const std::lock_guard lock(partial->mutex);
                    partial->rows = std::move(found);
                }
                report({done, job.to});
            };
            job.onReading = [&report](std::uint64_t done, std::uint64_t total) { report({done, total}); };
            return job.run(stop);
        },
        [this, to = job.to, onlyNew](Result<RowSet> result) { finish(std::move(result), to, onlyNew); },
        [this, partial, onlyNew](Progress progress) {
            Q_EMIT progressed(progress);
            const std::lock_guard lock(partial->mutex);
            if (partial->rows.count() == 0 || onlyNew)
                return;
            const bool first = m_rows.count() == 0 || m_upTo != 0 || partial->rows.moved;
            m_rows = partial->rows;
            m_upTo = 0;
            if (first)
                Q_EMIT replaced();
            else
                Q_EMIT appended();
        });
    Q_EMIT busyChanged();
}

void HitList::finish(Result<RowSet> result, HitRow to, bool onlyNew)
{
    if (!result) {
        Q_EMIT busyChanged();
        if (result.error().code != ErrorCode::cancelled)
            Q_EMIT failed(result.error());
        return;
    }
    // The partial rows of this run are a prefix of these; m_upTo stayed 0 with them.
    const bool prefixShown = m_order.isLogOrder() && (onlyNew || (m_upTo == 0 && m_rows.count() > 0));
    m_rows = std::move(*result);
    m_upTo = to;
    Q_EMIT busyChanged();
    if (prefixShown)
        Q_EMIT appended();
    else
        Q_EMIT replaced();
    follow();
}

} // namespace cacheloupe
