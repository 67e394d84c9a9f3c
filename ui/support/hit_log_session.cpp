// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/hit_log_session.h"

#include "core/hitlog/log_follow.h"
#include "ui/support/log_following.h"

#include <utility>

namespace cacheloupe {

HitLogSession::HitLogSession(Lanes &lanes, QObject *parent)
    : QObject(parent), m_lanes(lanes), m_table(std::make_shared<HitTable>()), m_following(std::make_unique<LogFollowing>())
{
    connect(m_following.get(), &LogFollowing::grew, this, &HitLogSession::grew);
    connect(m_following.get(), &LogFollowing::rested, this, [this] {
        if (!isLoading())
            Q_EMIT finished();
    });
    m_following->start(m_table, m_follows);
}

HitLogSession::~HitLogSession() = default;

void HitLogSession::open(const QStringList &paths)
{
    m_load.cancel();
    auto before = std::exchange(m_table, std::make_shared<HitTable>());
    m_following->start(m_table, m_follows);
    m_paths.clear();
    m_waiting = paths;
    m_progress = {};
    Q_EMIT reset();
    // Whoever showed the old table has let go of it now; giving a gigabyte back to the system takes longer than a frame.
    m_lanes.post([table = std::move(before)](std::stop_token) {});
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

void HitLogSession::setFollowing(bool on)
{
    m_follows = on;
    m_following->setOn(on);
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
        [table = m_table, path, logs = m_following->logs()](std::stop_token stop, ProgressReport &report) -> Result<HitSourceState> {
            HitLogLoad options;
            options.stop = stop;
            options.isBackground = true;
            // `total` carries the bytes; the rows are read off the table itself.
            options.onProgress = [&report](const HitLogProgress &p) { report({p.bytesDone, p.bytesTotal}); };
            auto followed = HitLogReader(*table).follow(std::filesystem::path(path.toStdString()), options);
            if (!followed)
                return followed.error();
            if (followed->follow)
                logs->add(std::move(followed->follow));
            return followed->state;
        },
        [this, path](Result<HitSourceState> state) { loaded(path, std::move(state)); },
        [this](Progress p) {
            m_progress = {p.done, p.total, m_table->rowCount()};
            Q_EMIT grew();
        });
}

void HitLogSession::loaded(const QString &path, Result<HitSourceState> state)
{
    if (!state)
        Q_EMIT failed(state.error());
    else
        m_paths.append(path);
    if (state && state->error)
        Q_EMIT failed(*state->error);
    Q_EMIT grew();
    loadNext();
}

} // namespace cacheloupe
