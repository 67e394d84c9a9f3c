// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_table.h"
#include "core/review/key_proof.h"
#include "ui/support/task.h"

#include <QObject>

#include <memory>

namespace cacheloupe {

class HitLogSession;

/// Which key fields never change in the open logs. Reads the events once, in slices that leave the lanes free for other
/// work, beginning with start(); starts over with each log. GUI thread; facts() may be handed to lanes.
class LogFactsReader : public QObject {
    Q_OBJECT
public:
    LogFactsReader(Lanes &lanes, HitLogSession &hitLog, QObject *parent = nullptr);

    /// Null until the whole log was read: a field that did not change so far may still change.
    std::shared_ptr<const LogFacts> facts() const { return m_facts; }
    /// Begins as soon as the log is read; does nothing when it runs or is done.
    void start();

Q_SIGNALS:
    void ready();

private:
    void restart();
    void readSlice(HitRow from, std::shared_ptr<LogFacts> facts);

    Lanes &m_lanes;
    HitLogSession &m_hitLog;
    std::shared_ptr<const LogFacts> m_facts;
    HitRow m_rowsRead = 0;
    bool m_wanted = false;
    Ticket m_slice;
};

} // namespace cacheloupe
