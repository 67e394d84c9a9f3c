// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/served_index.h"

#include "ui/support/hit_log_session.h"

#include <utility>

namespace cacheloupe {

ServedIndex::ServedIndex(const AppContext &context, QObject *parent) : QObject(parent), m_context(context)
{
    connect(&context.hitLog, &HitLogSession::finished, this, &ServedIndex::make);
}

ServedIndex::~ServedIndex()
{
    m_making.cancel();
}

void ServedIndex::want()
{
    m_isWanted = true;
    make();
}

std::shared_ptr<const ServedHits> ServedIndex::hits() const
{
    return m_table == m_context.hitLog.table() ? m_hits : nullptr;
}

void ServedIndex::make()
{
    const auto log = m_context.hitLog.table();
    const HitRow rows = log->rowCount();
    const bool isDone = m_table == log && m_rows == rows;
    if (!m_isWanted || isDone || rows == 0 || m_context.hitLog.isLoading() || m_making.isRunning())
        return;
    m_making = runOnLane<Result<ServedHits>>(
        m_context.lanes, [log](std::stop_token stop, ProgressReport &) { return ServedHits::of(*log, stop); },
        [this, log, rows](Result<ServedHits> hits) {
            if (!hits)
                return;
            m_hits = std::make_shared<const ServedHits>(std::move(*hits));
            m_table = log;
            m_rows = rows;
            Q_EMIT made();
        });
}

} // namespace cacheloupe
