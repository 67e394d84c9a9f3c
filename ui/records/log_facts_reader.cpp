// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/log_facts_reader.h"

#include "ui/support/hit_log_session.h"

namespace cacheloupe {

namespace {

constexpr HitRow kSliceRows = 1024;

void addRows(const HitTable &table, HitRow from, HitRow to, LogFacts &facts, std::stop_token stop)
{
    for (HitRow row = from; row < to && !stop.stop_requested(); ++row) {
        // Most events of most logs carry no fields: their text need not be read.
        if ((table.requestFields(row) | table.entryFields(row)) == 0)
            continue;
        if (const auto hit = table.record(row)) {
            facts.add(hit->fields);
            facts.add(hit->entry.fields);
        }
    }
}

} // namespace

LogFactsReader::LogFactsReader(Lanes &lanes, HitLogSession &hitLog, QObject *parent) : QObject(parent), m_lanes(lanes), m_hitLog(hitLog)
{
    connect(&hitLog, &HitLogSession::reset, this, &LogFactsReader::restart);
    connect(&hitLog, &HitLogSession::finished, this, [this] {
        if (m_wanted)
            start();
    });
}

void LogFactsReader::restart()
{
    m_slice.cancel();
    m_facts.reset();
    m_rowsRead = 0;
}

void LogFactsReader::start()
{
    m_wanted = true;
    const bool upToDate = m_facts && m_rowsRead == m_hitLog.table()->rowCount();
    if (m_hitLog.isLoading() || m_hitLog.isEmpty() || m_slice.isRunning() || upToDate)
        return;
    // Rows that came later go on top of a copy: the facts that were handed out never change.
    readSlice(m_rowsRead, m_facts ? std::make_shared<LogFacts>(*m_facts) : std::make_shared<LogFacts>());
}

void LogFactsReader::readSlice(HitRow from, std::shared_ptr<LogFacts> facts)
{
    const auto table = m_hitLog.table();
    const HitRow to = std::min(table->rowCount(), from + kSliceRows);
    m_slice = runOnLane<HitRow>(
        m_lanes,
        [table, facts, from, to](std::stop_token stop, ProgressReport &) {
            addRows(*table, from, to, *facts, stop);
            return to;
        },
        [this, facts](HitRow done) {
            if (done < m_hitLog.table()->rowCount()) {
                readSlice(done, facts);
                return;
            }
            m_rowsRead = done;
            m_facts = facts;
            Q_EMIT ready();
        });
}

} // namespace cacheloupe
