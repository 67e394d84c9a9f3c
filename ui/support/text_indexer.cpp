// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/text_indexer.h"

#include "core/hitlog/text_index.h"
#include "ui/support/hit_log_session.h"

namespace cacheloupe {

TextIndexer::TextIndexer(Lanes &lanes, HitLogSession &log, QObject *parent) : QObject(parent), m_lanes(lanes), m_log(log)
{
    connect(&log, &HitLogSession::finished, this, &TextIndexer::extend);
    connect(&log, &HitLogSession::reset, this, [this] {
        m_work.cancel();
        m_again = false;
    });
}

void TextIndexer::extend()
{
    if (m_work.isRunning()) {
        m_again = true;
        return;
    }
    m_again = false;
    // A log that cannot be read any more is told by whoever shows its rows; without an index the search reads it itself.
    m_work = runOnLane<Status>(
        m_lanes, [table = m_log.table()](std::stop_token stop, ProgressReport &) { return table->textIndex().extendInBackground(*table, stop); },
        [this](Status) {
            Q_EMIT indexed();
            if (m_again)
                extend();
        });
}

} // namespace cacheloupe
