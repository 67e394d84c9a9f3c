// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_log_reader.h"
#include "core/hitlog/hit_table.h"
#include "ui/support/task.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace cacheloupe {

/// The hit logs that are open: one table over all of them, filled on a lane while the window already shows its rows.
/// GUI thread; work that outlives a page holds the table by its shared pointer.
class HitLogSession : public QObject {
    Q_OBJECT
public:
    explicit HitLogSession(Lanes &lanes, QObject *parent = nullptr);

    /// Never null; a new object after each open().
    std::shared_ptr<const HitTable> table() const { return m_table; }
    const QStringList &paths() const { return m_paths; }
    bool isLoading() const { return m_load.isRunning(); }
    bool isEmpty() const { return m_table->rowCount() == 0; }
    const HitLogProgress &progress() const { return m_progress; }

    /// Starts over with these files, one after the other in one table. An empty list clears.
    void open(const QStringList &paths);
    /// Reads one more file behind the others.
    void add(const QString &path);
    /// Stops reading; the rows read so far stay.
    void cancel();

Q_SIGNALS:
    /// A new, empty table stands in table().
    void reset();
    /// Rows were published, or the progress moved.
    void grew();
    /// All files are read (or given up); what failed was signalled before.
    void finished();
    void failed(const cacheloupe::Error &error);

private:
    void loadNext();
    Lanes &m_lanes;
    std::shared_ptr<HitTable> m_table;
    QStringList m_paths;
    QStringList m_waiting;
    HitLogProgress m_progress;
    Ticket m_load;
};

} // namespace cacheloupe
