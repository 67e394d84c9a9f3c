// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/policy_schedule.h"
#include "ui/policies/publish_panel.h"
#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <functional>
#include <stop_token>

class QStackedLayout;

namespace cacheloupe {

class DriftPane;
class DueStrip;
class HistoryPane;
class MergePanel;
class PolicySession;

/// Everything between a draft and what applications read: the last look, approvals, the conflict with somebody else,
/// the history with its way back, and what was planned. Stands in place of the page's middle; targets are reached on
/// lanes. Owned by the page; GUI thread.
class PublishDesk : public QWidget {
    Q_OBJECT
public:
    PublishDesk(const AppContext &context, PolicySession &session, QWidget *parent = nullptr);

    PublishPanel *panel() const { return m_panel; }
    /// For the top of the page.
    DueStrip *dueStrip() const { return m_due; }
    bool isBusy() const;

    /// The last look at the draft; `errors` are those of the lint.
    void showDraft(int errors);
    void showHistory();
    void showDrift();

Q_SIGNALS:
    /// It wants to be seen, or is done.
    void opened();
    void closed();

private:
    using Done = std::function<void(PublishedPolicy)>;
    void connectPanels();
    void askApprovals();
    void publish(const PublishWish &wish);
    void plan(const PublishWish &wish);
    void send(PublishRequest request, bool isRollback, Done done);
    void publishNow(PublishRequest request, bool isRollback, Done done);
    void approve(const QString &name, const QString &note);
    void adopt(const PublishedPolicy &before, PublishedPolicy after, std::optional<Instant> revertAt);
    void readHistory(std::function<void(std::vector<PolicyDocument>)> done);
    void showConflict();
    void goOn(const PolicyDocument &merged);
    bool keepsOtherDraft(const PolicyDocument &next);
    void rollback(const PolicyDocument &document, const QString &note);
    void carryOutDue(const PendingPublication &pending);
    void refreshPending();
    PublishRequest requestOf(const QString &note) const;
    PolicyAccess access();

    AppContext m_context;
    PolicySession &m_session;
    std::stop_source m_secrets;
    PublishedPolicy m_theirs; ///< in a conflict
    int m_errors = 0;
    Ticket m_asking;
    Ticket m_work;
    Ticket m_pending;
    QStackedLayout *m_stack = nullptr;
    PublishPanel *m_panel = nullptr;
    MergePanel *m_merge = nullptr;
    HistoryPane *m_history = nullptr;
    DriftPane *m_drift = nullptr;
    DueStrip *m_due = nullptr;
};

} // namespace cacheloupe
