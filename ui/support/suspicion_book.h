// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_table.h"
#include "core/review/learned_card.h"
#include "core/review/log_signals.h"
#include "ui/support/task.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <cmath>
#include <limits>
#include <memory>
#include <vector>

namespace cacheloupe {

class HitLogSession;
class VerdictBook;
class WorkspaceSession;

/// Suspicion by row, NaN where it is not known yet. Any thread may read, and set what was reserved.
class SuspicionScores {
public:
    SuspicionScores();
    ~SuspicionScores();
    SuspicionScores(const SuspicionScores &) = delete;
    SuspicionScores &operator=(const SuspicionScores &) = delete;
    float score(HitRow row) const;
    /// Makes room for rows below `count`; before any set() of them, by one thread.
    void reserve(HitRow count);
    void set(HitRow row, float score);

private:
    using Block = std::vector<std::atomic<float>>;
    std::unique_ptr<std::atomic<Block *>[]> m_blocks;
};

/// How suspicious each hit of the open logs is, judged in the background on a lane of its own, once the logs are read.
/// It judges in strides over the whole log and publishes while it goes on, so that the first scores are an even sample. With
/// learnFrom() it learns from the workspace's verdicts a moment after they changed and scores anew, old scores
/// standing until then. Overview, Hits and Review share it. GUI thread; scores() and basis() may be handed to lanes.
class SuspicionBook : public QObject {
    Q_OBJECT
public:
    /// What scores and reasons were made with: hand both to judgeSuspicion(). Never null.
    struct Basis {
        std::shared_ptr<const LogSignals> log;
        std::shared_ptr<const LearnedCard> learned;
    };

    explicit SuspicionBook(HitLogSession &hitLog, QObject *parent = nullptr);

    /// From now on; the setting `ranking.learn` of each workspace that is opened says whether.
    void learnFrom(WorkspaceSession &workspace, const VerdictBook &verdicts);

    /// NaN while unknown.
    float score(HitRow row) const { return m_scores->score(row); }
    /// Never null; a new object after each HitLogSession::reset.
    std::shared_ptr<const SuspicionScores> scores() const { return m_scores; }
    const Basis &basis() const { return m_basis; }
    bool isComplete() const { return m_complete; }
    Progress progress() const { return m_progress; }

    bool isLearning() const { return m_learning; }
    /// Kept in the workspace.
    void setLearning(bool on);
    /// How learning stands: state, verdicts and what both cards did with held-out ones.
    const LearnedCard &learned() const { return *m_basis.learned; }

Q_SIGNALS:
    /// More scores are known; at most ten times a second.
    void advanced();
    void completed();
    /// learned() is another.
    void learnedChanged();

private:
    void restart();
    void judge(bool anew);
    void readSetting();
    void learnSoon();
    void learn();
    void take(LearnedCard card);

    HitLogSession &m_hitLog;
    WorkspaceSession *m_workspace = nullptr;
    const VerdictBook *m_verdicts = nullptr;
    std::shared_ptr<SuspicionScores> m_scores;
    Basis m_basis;
    Progress m_progress;
    HitRow m_judged = 0; ///< rows that have their first score
    bool m_complete = true;
    bool m_rescoring = false;
    bool m_learning = true;
    QTimer m_learnTimer;
    Ticket m_judging;
    Ticket m_learningJob;
    Ticket m_setting;
    Lanes m_lane;
};

} // namespace cacheloupe
