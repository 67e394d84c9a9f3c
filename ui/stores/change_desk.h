// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/blast_radius.h"
#include "core/store/change_run.h"
#include "ui/stores/entry_table.h"
#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <QObject>

namespace cacheloupe {

/// What a person wants done to the selected entries. For `ttl`: the policy's TTL, or the same for all (absent: for ever);
/// for `refresh`: the new answer.
struct ChangeWish {
    ChangeKind kind = ChangeKind::purge;
    bool byPolicy = false;
    std::optional<double> ttlS = {};
    std::string answer = {};
};

/// The change that is staged for the store on show, and those its journal remembers. Staging reads, only apply() and
/// undo() write, on a lane; both are told to the workspace's audit before and after. The journal stands beside the
/// workspace. GUI thread.
class ChangeDesk : public QObject {
    Q_OBJECT
public:
    explicit ChangeDesk(const AppContext &context, QObject *parent = nullptr);
    ~ChangeDesk() override;

    /// Another store lets go of what was staged and stops what runs.
    void setStore(const std::optional<Connection> &connection);
    void stage(const ChangeWish &wish, std::vector<EntryRow> rows);
    void discard();
    void apply(const QString &ticket);
    void undo(std::int64_t change);
    void cancel();

    const std::optional<Connection> &store() const { return m_store; }
    /// Nothing while nothing is staged or staging still runs.
    const std::optional<ChangePlan> &plan() const { return m_plan; }
    /// From the open hit logs; nothing without one.
    const std::optional<BlastRadius> &radius() const { return m_radius; }
    /// Newest first.
    const std::vector<ChangeRecord> &history() const { return m_history; }
    bool isBusy() const { return m_work.isRunning(); }

Q_SIGNALS:
    void changed();
    void started(const QString &what);
    void progressed(qint64 done, qint64 total);
    /// The store holds other entries than before.
    void written();
    void failed(const cacheloupe::Error &error);

private:
    struct Staged {
        ChangePlan plan;
        std::optional<BlastRadius> radius;
    };
    struct Order;
    static Result<ChangePlan> planFor(const Order &order, const std::vector<CacheEntry> &entries, std::stop_token stop);
    static Result<Staged> prepare(const Order &order, std::stop_token stop, ProgressReport &report);
    void run(std::int64_t undoOf, const QString &ticket);
    void readHistory();
    std::filesystem::path journalPath() const;

    AppContext m_context;
    std::optional<Connection> m_store;
    std::optional<ChangePlan> m_plan;
    std::optional<BlastRadius> m_radius;
    std::vector<ChangeRecord> m_history;
    std::stop_source m_asking; ///< ends the wait for a secret
    Ticket m_question;
    Ticket m_work;
    Ticket m_reading;
    Lanes m_lane; ///< last member: joined first
};

} // namespace cacheloupe
