// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/publish_desk.h"

#include "core/policy/policy_codec.h"
#include "core/policy/policy_history.h"
#include "core/policy/policy_merge.h"
#include "ui/policies/drift_pane.h"
#include "ui/policies/due_strip.h"
#include "ui/policies/history_pane.h"
#include "ui/policies/merge_panel.h"
#include "ui/policies/policy_session.h"
#include "ui/support/format.h"
#include "ui/support/navigator.h"
#include "ui/support/notices.h"
#include "ui/support/secret_desk.h"
#include "ui/support/workspace_session.h"

#include <QLineEdit>
#include <QStackedLayout>

#include <algorithm>

namespace cacheloupe {

namespace {

QString personHere() { return qEnvironmentVariable("USER", QStringLiteral("reviewer")); }

} // namespace

PublishDesk::PublishDesk(const AppContext &context, PolicySession &session, QWidget *parent) : QWidget(parent), m_context(context), m_session(session)
{
    setObjectName(QStringLiteral("policies.desk"));
    m_stack = new QStackedLayout(this);
    m_panel = new PublishPanel(this);
    m_merge = new MergePanel(this);
    m_history = new HistoryPane(this);
    m_drift = new DriftPane(context, session, this);
    for (QWidget *panel : std::initializer_list<QWidget *>{m_panel, m_merge, m_history, m_drift})
        m_stack->addWidget(panel);
    m_due = new DueStrip(parent);
    connectPanels();
    connect(&session, &PolicySession::reloaded, this, &PublishDesk::refreshPending);
}

void PublishDesk::connectPanels()
{
    connect(m_panel, &PublishPanel::backRequested, this, &PublishDesk::closed);
    connect(m_panel, &PublishPanel::publishRequested, this, &PublishDesk::publish);
    connect(m_panel, &PublishPanel::approveRequested, this, &PublishDesk::approve);
    connect(m_merge, &MergePanel::backRequested, this, &PublishDesk::closed);
    connect(m_merge, &MergePanel::merged, this, &PublishDesk::goOn);
    connect(m_history, &HistoryPane::backRequested, this, &PublishDesk::closed);
    connect(m_drift, &DriftPane::backRequested, this, &PublishDesk::closed);
    connect(m_history, &HistoryPane::rollbackRequested, this, &PublishDesk::rollback);
    connect(m_history, &HistoryPane::draftRequested, this, [this](const PolicyDocument &document) {
        m_session.draftFrom(document, tr("revision %1").arg(document.revision));
        Q_EMIT closed();
    });
    connect(m_history, &HistoryPane::evidenceRequested, this, [this](const QStringList &ids) { m_context.navigator.go({PageId::review, {}, ids, {}, {}}); });
    connect(m_due, &DueStrip::publishRequested, this, &PublishDesk::carryOutDue);
    connect(m_due, &DueStrip::cancelRequested, this, [this](std::int64_t id) {
        m_context.workspace.write([id](Workspace &workspace) { return workspace.closePublication(id, "cancelled"); }, [this](Status) { refreshPending(); });
    });
}

void PublishDesk::showDraft(int errors)
{
    m_errors = errors;
    m_panel->showDraft(m_session.path(), m_session.published().revision + 1, m_session.published(), m_session.draft(), errors);
    m_stack->setCurrentWidget(m_panel);
    Q_EMIT opened();
    m_panel->note()->setFocus(Qt::OtherFocusReason);
    askApprovals();
}

void PublishDesk::askApprovals()
{
    m_asking = m_context.workspace.read<ApprovalGate>(
        [known = m_session.known()](Workspace &workspace) {
            auto gate = approvalGate(workspace, known);
            if (gate)
                gate->ownKey = ownPublicKey();
            return gate;
        },
        [this](Result<ApprovalGate> gate) {
            if (!gate) {
                m_context.notices.fail(gate.error());
                return;
            }
            const auto target = policyTargetText(m_session.known().target);
            const auto digest = policyDigest(m_session.draft());
            QStringList given;
            for (const auto &name : countedApprovers(*gate, target, m_session.baseHash(), m_session.draft(), personHere().toStdString()))
                given << toText(name);
            QStringList own;
            for (const auto &approval : gate->approvals)
                if (approval.documentHash == digest && approval.publicKey == gate->ownKey && !own.contains(toText(approval.approver)))
                    own << toText(approval.approver);
            m_panel->showApprovals(gate->environment, approvalNeeds(gate->rules, gate->environment, m_session.published(), m_session.draft()), given, own, personHere());
        });
}

PublishRequest PublishDesk::requestOf(const QString &note) const
{
    return {m_session.known().target, m_session.draft(), m_session.baseRevision(), m_session.baseHash(), personHere().toStdString(), note.toStdString(), systemNow(), {}};
}

PolicyAccess PublishDesk::access()
{
    m_secrets.request_stop();
    m_secrets = std::stop_source();
    return {m_context.secrets.resolver(m_secrets.get_token()), {}};
}

void PublishDesk::publish(const PublishWish &wish)
{
    if (wish.publishAt) {
        plan(wish);
        return;
    }
    send(requestOf(wish.note), false, [this, before = m_session.live(), revertAt = wish.revertAt](PublishedPolicy after) { adopt(before, std::move(after), revertAt); });
}

void PublishDesk::plan(const PublishWish &wish)
{
    PendingPublication pending;
    pending.target = policyTargetText(m_session.known().target);
    pending.documentJson = policyText(m_session.draft());
    pending.baseRevision = m_session.baseRevision();
    pending.baseHash = m_session.baseHash();
    pending.note = wish.note.toStdString();
    pending.author = personHere().toStdString();
    pending.dueAt = *wish.publishAt;
    pending.revertAt = wish.revertAt;
    m_context.workspace.write(
        [pending](Workspace &workspace) -> Status {
            const auto planned = workspace.planPublication(pending);
            return planned ? Status() : planned.error();
        },
        [this, dueAt = pending.dueAt](Status status) {
            if (!status) {
                m_context.notices.fail(status.error());
                return;
            }
            m_context.notices.tell(tr("Planned for %1").arg(formatTime(dueAt)));
            refreshPending();
            Q_EMIT closed();
        });
}

/// Asks what was approved first: it may have changed since the page was opened.
void PublishDesk::send(PublishRequest request, bool isRollback, Done done)
{
    m_asking = m_context.workspace.read<ApprovalGate>([known = m_session.known()](Workspace &workspace) { return approvalGate(workspace, known); },
                                                      [this, request = std::move(request), isRollback, done = std::move(done)](Result<ApprovalGate> gate) mutable {
                                                          if (!gate) {
                                                              m_context.notices.fail(gate.error());
                                                              return;
                                                          }
                                                          request.gate = std::move(*gate);
                                                          publishNow(std::move(request), isRollback, std::move(done));
                                                      });
}

void PublishDesk::publishNow(PublishRequest request, bool isRollback, Done done)
{
    if (m_work.isRunning()) // pressed twice
        return;
    m_work = runOnLane<Result<PublishedPolicy>>(
        m_context.lanes,
        [request = std::move(request), isRollback, way = access()](std::stop_token stop, ProgressReport &) {
            auto own = request;
            own.gate->ownKey = ownPublicKey();
            return isRollback ? rollbackPolicy(own, way, stop) : publishPolicy(own, way, stop);
        },
        [this, isRollback, done = std::move(done)](Result<PublishedPolicy> published) {
            if (published) {
                done(std::move(*published));
                return;
            }
            if (published.error().reason == ErrorReason::revisionChanged && !isRollback)
                showConflict();
            else
                m_context.notices.fail(published.error());
        });
}

void PublishDesk::adopt(const PublishedPolicy &before, PublishedPolicy after, std::optional<Instant> revertAt)
{
    m_context.workspace.write(
        [target = m_session.known().target, before, after, revertAt](Workspace &workspace) -> Status {
            if (auto kept = keepBase(workspace, policyTargetText(target), before); !kept)
                return kept;
            if (auto recorded = recordPublication(workspace, target, after); !recorded)
                return recorded;
            // An earlier state of it may have been saved.
            if (auto dropped = dropDraft(workspace, policyTargetText(target)); !dropped || !revertAt)
                return dropped;
            return planTakingBack(workspace, target, before, after, *revertAt);
        },
        [this](Status status) {
            if (!status)
                m_context.notices.fail(status.error());
            refreshPending();
        });
    m_context.notices.tell(tr("Revision %1 published").arg(after.document.revision));
    m_session.adoptPublished(std::move(after));
    Q_EMIT closed();
}

void PublishDesk::approve(const QString &name, const QString &note)
{
    m_context.workspace.write(
        [target = m_session.known().target, draft = m_session.draft(), base = m_session.baseHash(), approver = name.toStdString(),
         text = note.toStdString()](Workspace &workspace) -> Status {
            const auto key = ownSigningKey();
            if (!key)
                return key.error();
            const auto given = approveDraft(workspace, target, draft, base, approver, text, *key, systemNow());
            return given ? Status() : given.error();
        },
        [this, name](Status status) {
            if (!status) {
                m_context.notices.fail(status.error());
                return;
            }
            m_context.notices.tell(tr("%1 approved this draft").arg(name));
            askApprovals();
        });
}

void PublishDesk::readHistory(std::function<void(std::vector<PolicyDocument>)> done)
{
    using Rows = std::vector<PolicyRevisionRecord>;
    using History = std::pair<PublishedPolicy, std::vector<PolicyDocument>>;
    m_asking = m_context.workspace.read<Rows>(
        [target = policyTargetText(m_session.known().target)](Workspace &workspace) { return workspace.revisions(target); },
        [this, done = std::move(done)](Result<Rows> rows) {
            m_work = runOnLane<Result<History>>(
                m_context.lanes,
                [target = m_session.known().target, way = access(), ours = rows ? std::move(*rows) : Rows()](std::stop_token stop, ProgressReport &) -> Result<History> {
                    const auto live = readPublished(target, way, stop);
                    if (!live)
                        return live.error();
                    auto kept = live->exists ? readPublishedHistory(target, way, stop) : Result<std::vector<PolicyDocument>>(std::vector<PolicyDocument>());
                    if (!kept)
                        return kept.error();
                    return History{*live, policyHistory(ours, std::move(*kept), live->document)};
                },
                [this, done](Result<History> history) {
                    if (!history) {
                        m_context.notices.fail(history.error());
                        return;
                    }
                    m_theirs = std::move(history->first);
                    done(std::move(history->second));
                });
        });
}

void PublishDesk::showConflict()
{
    readHistory([this](const std::vector<PolicyDocument> &history) {
        // A base nobody remembers leaves it to the person: then both sides count as changed.
        const auto known = std::find_if(history.begin(), history.end(), [&](const auto &one) { return one.revision == m_session.baseRevision(); });
        const bool isLive = m_session.live().hash == m_session.baseHash();
        const PolicyDocument base = isLive ? m_session.published() : known == history.end() ? PolicyDocument() : *known;
        PolicyMerge merge(base, m_theirs.document, m_session.draft());
        m_merge->showMerge(std::move(merge), toText(m_theirs.document.publishedBy));
        m_stack->setCurrentWidget(m_merge);
        Q_EMIT opened();
        m_merge->focusTarget()->setFocus(Qt::OtherFocusReason);
    });
}

void PublishDesk::goOn(const PolicyDocument &merged)
{
    m_session.rebase(m_theirs, merged);
    showDraft(m_errors);
}

void PublishDesk::showHistory()
{
    readHistory([this](std::vector<PolicyDocument> history) {
        m_history->showHistory(std::move(history));
        m_stack->setCurrentWidget(m_history);
        Q_EMIT opened();
        m_history->focusTarget()->setFocus(Qt::OtherFocusReason);
    });
}

void PublishDesk::showDrift()
{
    m_drift->refresh();
    m_stack->setCurrentWidget(m_drift);
    Q_EMIT opened();
    m_drift->focusTarget()->setFocus(Qt::OtherFocusReason);
}

bool PublishDesk::isBusy() const
{
    return m_asking.isRunning() || m_work.isRunning() || m_drift->isBusy();
}

/// What is published beside the draft would take its place on the page, and the draft would be lost.
bool PublishDesk::keepsOtherDraft(const PolicyDocument &next)
{
    const auto &draft = m_session.draft();
    if (!m_session.hasChanges() || (draft.defaults == next.defaults && draft.callSites == next.callSites))
        return false;
    m_context.notices.tell(tr("Publish or discard your draft first: this would take its place"));
    return true;
}

void PublishDesk::rollback(const PolicyDocument &document, const QString &note)
{
    if (keepsOtherDraft(document))
        return;
    auto request = requestOf(note);
    request.document = document;
    send(std::move(request), true, [this, before = m_session.live()](PublishedPolicy after) { adopt(before, std::move(after), {}); });
}

void PublishDesk::carryOutDue(const PendingPublication &pending)
{
    const auto planned = parsePolicy(pending.documentJson, pending.target);
    if (planned && pending.target == policyTargetText(m_session.known().target) && keepsOtherDraft(*planned))
        return;
    m_asking = m_context.workspace.read<PublishedPolicy>([pending, way = access()](Workspace &workspace) { return carryOut(workspace, pending, systemNow(), way); },
                                                         [this, target = pending.target](Result<PublishedPolicy> published) {
                                                             refreshPending();
                                                             if (!published)
                                                                 m_context.notices.fail(published.error());
                                                             else if (target == policyTargetText(m_session.known().target))
                                                                 m_session.adoptPublished(std::move(*published));
                                                         });
}

void PublishDesk::refreshPending()
{
    m_pending = m_context.workspace.read<std::vector<PendingPublication>>([](Workspace &workspace) { return workspace.pendingPublications(); },
                                                                          [this](Result<std::vector<PendingPublication>> pending) {
                                                                              if (pending)
                                                                                  m_due->setPending(std::move(*pending));
                                                                          });
}

} // namespace cacheloupe
