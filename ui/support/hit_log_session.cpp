// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/hit_log_session.h"

namespace cacheloupe {

HitLogSession::HitLogSession(Lanes &lanes, QObject *parent) : QObject(parent), m_lanes(lanes), m_table(std::make_shared<HitTable>()) {}

void HitLogSession::open(const QStringList &paths)
{
    m_load.cancel();
    m_table = std::make_shared<HitTable>();
    m_paths.clear();
    m_waiting = paths;
    m_progress = {};
    Q_EMIT reset();
    loadNext();
}

void HitLogSession::add(const QString &path)
{
    m_waiting.append(path);
    if (!isLoading())
        loadNext();
}

void HitLogSession::cancel()
{
    m_waiting.clear();
    if (!m_load.isRunning())
        return;
    m_load.cancel();
    Q_EMIT finished();
}

void HitLogSession::loadNext()
{
    if (m_waiting.isEmpty()) {
        Q_EMIT finished();
        return;
    }
    const QString path = m_waiting.takeFirst();
    m_load = runOnLane<Result<HitSourceState>>(
        m_lanes,
        [table = m_table, path](std::stop_token stop, ProgressReport &report) {
            HitLogLoad options;
            options.stop = stop;
            // `total` carries the bytes; the rows are read off the table itself.
            options.onProgress = [&report](const HitLogProgress &p) { report({p.bytesDone, p.bytesTotal}); };
            return HitLogReader(*table).load(std::filesystem::path(path.toStdString()), options);
        },
        [this, path](Result<HitSourceState> state) {
            if (!state)
                Q_EMIT failed(state.error());
            else
                m_paths.append(path);
            if (state && state->error)
                Q_EMIT failed(*state->error);
            Q_EMIT grew();
            loadNext();
        },
        [this](Progress p) {
            m_progress = {p.done, p.total, m_table->rowCount()};
            Q_EMIT grew();
        });
}

} // namespace cacheloupe
