// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/log_scan.h"
#include "ui/support/task.h"

#include <QObject>

#include <memory>
#include <optional>

namespace cacheloupe {

/// The scans of one log, on a lane. Another log, or destroying the desk, lets go of what runs. GUI thread.
class ScanDesk : public QObject {
    Q_OBJECT
public:
    explicit ScanDesk(Lanes &lanes, QObject *parent = nullptr) : QObject(parent), m_lanes(lanes) {}

    /// The same log keeps its results.
    void setTable(std::shared_ptr<const HitTable> table);
    const HitTable *table() const { return m_table.get(); }
    /// Begins anew.
    void scan();
    void cancel();
    bool isRunning() const { return m_work.isRunning(); }
    /// Nothing before the first scan ended, and after one that failed or was cancelled.
    const std::optional<std::vector<ScanResult>> &results() const { return m_results; }

Q_SIGNALS:
    /// It runs, ended, or was let go of.
    void changed();
    void progressed(qint64 done, qint64 total);
    void failed(const cacheloupe::Error &error);

private:
    void take(Result<std::vector<ScanResult>> results);

    Lanes &m_lanes;
    std::shared_ptr<const HitTable> m_table;
    std::optional<std::vector<ScanResult>> m_results;
    Ticket m_work;
};

} // namespace cacheloupe
