// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/log_following.h"

namespace cacheloupe {

LogFollowing::LogFollowing(QObject *parent) : QObject(parent), m_logs(std::make_shared<FollowedLogs>(nullptr)), m_lane(1) {}

void LogFollowing::start(std::shared_ptr<HitTable> table, bool on)
{
    m_logs = std::make_shared<FollowedLogs>(std::move(table));
    setOn(on);
}

void LogFollowing::setOn(bool on)
{
    m_run.cancel();
    if (!on)
        return;
    m_run = runOnLane<bool>(
        m_lane,
        [logs = m_logs](std::stop_token stop, ProgressReport &report) {
            // A complete progress is never held back, and there is one for each kind of news.
            logs->run(stop, [&](FollowedLogs::News news) {
                const std::uint64_t kind = std::uint64_t(news) + 1;
                report({kind, kind});
            });
            return true;
        },
        [](bool) {},
        [this](Progress p) {
            if (p.done == std::uint64_t(FollowedLogs::News::grew) + 1)
                Q_EMIT grew();
            else
                Q_EMIT rested();
        });
}

} // namespace cacheloupe
