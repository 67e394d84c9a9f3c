// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_table.h"
#include "ui/support/task.h"

#include <QObject>

#include <atomic>
#include <cmath>
#include <limits>
#include <memory>
#include <vector>

namespace cacheloupe {

class HitLogSession;

/// Suspicion by row, NaN where it is not known yet. One writer; any thread may read.
class SuspicionScores {
public:
    SuspicionScores();
    ~SuspicionScores();
    SuspicionScores(const SuspicionScores &) = delete;
    SuspicionScores &operator=(const SuspicionScores &) = delete;
    float score(HitRow row) const;
    void set(HitRow row, float score);

private:
    using Block = std::vector<std::atomic<float>>;
    std::unique_ptr<std::atomic<Block *>[]> m_blocks;
};

/// How suspicious each hit of the open logs is, judged in the background on a lane of its own, once the logs are read.
/// Overview, Hits and Review share it. GUI thread; scores() may be handed to lanes.
class SuspicionBook : public QObject {
    Q_OBJECT
public:
    explicit SuspicionBook(HitLogSession &hitLog, QObject *parent = nullptr);

    /// NaN while unknown.
    float score(HitRow row) const { return m_scores->score(row); }
    /// Never null; a new object after each HitLogSession::reset.
    std::shared_ptr<const SuspicionScores> scores() const { return m_scores; }
    bool isComplete() const { return m_complete; }
    Progress progress() const { return m_progress; }

Q_SIGNALS:
    /// More scores are known; at most ten times a second.
    void advanced();
    void completed();

private:
    void restart();
    void judge();
    HitLogSession &m_hitLog;
    std::shared_ptr<SuspicionScores> m_scores;
    Progress m_progress;
    bool m_complete = true;
    Ticket m_judging;
    Lanes m_lane;
};

} // namespace cacheloupe
