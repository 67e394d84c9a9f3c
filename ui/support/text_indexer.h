// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lanes.h"
#include "ui/support/task.h"

#include <QObject>

namespace cacheloupe {

class HitLogSession;

/// Indexes the texts of the open logs behind the scenes, once they are read and whenever they have grown, so that word
/// searches answer while one types. Searches are right without it. One thread of its own lane; GUI thread.
class TextIndexer : public QObject {
    Q_OBJECT
public:
    TextIndexer(Lanes &lanes, HitLogSession &log, QObject *parent = nullptr);

    bool isIndexing() const { return m_work.isRunning(); }

Q_SIGNALS:
    /// What was read when it began is indexed now.
    void indexed();

private:
    void extend();

    Lanes &m_lanes;
    HitLogSession &m_log;
    Ticket m_work;
    bool m_again = false;
};

} // namespace cacheloupe
