// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/followed_logs.h"
#include "ui/support/task.h"

#include <QObject>

#include <memory>

namespace cacheloupe {

/// Keeps the growing logs of the open table read on, on a lane of its own. GUI thread.
class LogFollowing : public QObject {
    Q_OBJECT
public:
    explicit LogFollowing(QObject *parent = nullptr);

    /// Forgets the logs of before and begins with those of another table.
    void start(std::shared_ptr<HitTable> table, bool on);
    void setOn(bool on);
    /// Where loads leave their logs; any thread may hold and use it.
    std::shared_ptr<FollowedLogs> logs() const { return m_logs; }

Q_SIGNALS:
    void grew();
    /// No log has grown for a moment after one did.
    void rested();

private:
    std::shared_ptr<FollowedLogs> m_logs;
    Lanes m_lane;
    Ticket m_run; ///< behind the lane: stops the loop before the lane is joined
};

} // namespace cacheloupe
