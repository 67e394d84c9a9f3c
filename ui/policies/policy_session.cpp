// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/policy_session.h"

#include "core/policy/policy_codec.h"
#include "ui/support/format.h"
#include "ui/support/notices.h"
#include "ui/support/secret_desk.h"
#include "ui/support/workspace_session.h"

#include <QUndoCommand>
#include <QUndoStack>

namespace cacheloupe {

namespace {

/// With the policy it began from: when somebody publishes meanwhile, that is what the two are merged by.
Status keepDraft(Workspace &workspace, const PolicyDraftRecord &draft, const PublishedPolicy &base)
{
    if (auto kept = keepBase(workspace, draft.target, base); !kept)
        return kept;
    return workspace.saveDraft(draft);
}

} // namespace

/// The draft before and after one edit.
class PolicyCommand : public QUndoCommand {
public:
    PolicyCommand(PolicySession &session, PolicyDocument after, const QString &callSite, const QString &text)
        : QUndoCommand(text), m_session(session), m_before(session.draft()), m_after(std::move(after)), m_callSite(callSite)
    {
    }
    void undo() override { m_session.put(m_before, m_callSite); }
    void redo() override { m_session.put(m_after, m_callSite); }

private:
    PolicySession &m_session;
    PolicyDocument m_before;
    PolicyDocument m_after;
    QString m_callSite;
};

PolicySession::PolicySession(const AppContext &context, QObject *parent) : QObject(parent), m_context(context)
{
    connect(&context.workspace, &WorkspaceSession::opened, this, &PolicySession::remembered);
    if (context.workspace.isOpen())
        remembered();
}

void PolicySession::remembered()
{
    m_question = m_context.workspace.read<std::optional<std::string>>([](Workspace &workspace) { return workspace.setting(kPolicyPathSetting); },
                                                                      [this](Result<std::optional<std::string>> path) {
                                                                          m_path = path && *path ? toText(**path) : QString();
                                                                          load();
                                                                      });
}

void PolicySession::open(const QString &path)
{
    m_path = path;
    m_context.workspace.write([text = path.toStdString()](Workspace &workspace) { return workspace.setSetting(kPolicyPathSetting, text); });
    load();
}

void PolicySession::openTarget(const KnownTarget &known)
{
    m_context.workspace.write([known](Workspace &workspace) { return rememberTarget(workspace, known); });
    open(toText(policyTargetText(known.target)));
}

void PolicySession::load()
{
    if (m_path.isEmpty()) {
        adopt({});
        return;
    }
    m_question = m_context.workspace.read<KnownTarget>([text = m_path.toStdString()](Workspace &workspace) { return knownTarget(workspace, text); },
                                                       [this](Result<KnownTarget> known) {
                                                           if (!known) {
                                                               refuse(known.error());
                                                               return;
                                                           }
                                                           m_known = std::move(*known);
                                                           readTarget();
                                                       });
}

void PolicySession::refuse(const Error &error)
{
    m_context.notices.fail(error);
    m_path.clear();
    adopt({});
}

void PolicySession::readTarget()
{
    m_asking.request_stop();
    m_asking = std::stop_source();
    m_work = runOnLane<Result<PublishedPolicy>>(
        m_context.lanes,
        [target = m_known.target, secrets = m_context.secrets.resolver(m_asking.get_token())](std::stop_token stop, ProgressReport &) {
            return readPublished(target, {secrets, {}}, stop);
        },
        [this](Result<PublishedPolicy> file) {
            if (!file) {
                refuse(file.error());
                return;
            }
            m_question = m_context.workspace.read<std::optional<PolicyDraftRecord>>(
                [target = policyTargetText(m_known.target)](Workspace &workspace) { return workspace.loadDraft(target); },
                [this, file = *file](Result<std::optional<PolicyDraftRecord>> draft) {
                    adopt({file, draft ? std::move(*draft) : std::nullopt});
                });
        });
}

void PolicySession::adopt(Loaded loaded)
{
    m_published = std::move(loaded.file);
    m_draft = m_published.document;
    m_baseHash = m_published.hash;
    m_baseRevision = m_published.document.revision;
    m_unsaved = false;
    if (loaded.draft) {
        auto draft = parsePolicy(loaded.draft->documentJson, loaded.draft->target);
        if (draft) {
            m_draft = std::move(*draft);
            m_baseHash = loaded.draft->baseHash;
            m_baseRevision = loaded.draft->baseRevision;
        } else {
            m_context.notices.fail(draft.error());
        }
    }
    Q_EMIT reloaded();
}

void PolicySession::put(const PolicyDocument &document, const QString &callSite)
{
    m_draft = document;
    m_unsaved = true;
    Q_EMIT edited(callSite);
}

void PolicySession::edit(const PolicyEdit &change)
{
    const auto field = QString::fromUtf8(policyFieldName(change.field).data(), qsizetype(policyFieldName(change.field).size()));
    edit({change}, tr("%1 of %2").arg(field, toText(change.callSite)));
}

void PolicySession::edit(const std::vector<PolicyEdit> &changes, const QString &name)
{
    PolicyDocument after = m_draft;
    for (const PolicyEdit &change : changes)
        applyEdit(after, change);
    if (after != m_draft)
        m_context.undo.push(new PolicyCommand(*this, std::move(after), toText(changes.front().callSite), name));
}

void PolicySession::saveDraft()
{
    PolicyDraftRecord record;
    record.target = policyTargetText(m_known.target);
    record.documentJson = policyText(m_draft);
    record.baseRevision = m_baseRevision;
    record.baseHash = m_baseHash;
    const bool isLive = m_published.hash == m_baseHash;
    m_context.workspace.write([record, base = isLive ? m_published : PublishedPolicy()](Workspace &workspace) { return keepDraft(workspace, record, base); },
                              [this](Status status) {
                                  if (!status) {
                                      m_context.notices.fail(status.error());
                                      return;
                                  }
                                  m_unsaved = false;
                                  m_context.notices.tell(tr("Draft saved"));
                                  Q_EMIT saved();
                              });
}

void PolicySession::discard()
{
    if (!hasChanges())
        return;
    m_context.undo.push(new PolicyCommand(*this, m_published.document, {}, tr("discarded draft")));
    m_context.workspace.write([target = policyTargetText(m_known.target)](Workspace &workspace) { return dropDraft(workspace, target); });
    m_context.notices.tell(tr("Draft discarded"), true);
}

void PolicySession::adoptPublished(PublishedPolicy published)
{
    adopt({std::move(published), std::nullopt});
}

void PolicySession::rebase(PublishedPolicy theirs, const PolicyDocument &merged)
{
    m_published = std::move(theirs);
    m_baseHash = m_published.hash;
    m_baseRevision = m_published.document.revision;
    m_draft = merged;
    m_unsaved = true;
    Q_EMIT reloaded();
}

void PolicySession::draftFrom(const PolicyDocument &document, const QString &name)
{
    PolicyDocument after = document;
    after.revision = m_draft.revision;
    after.publishedAt = m_draft.publishedAt;
    after.publishedBy = m_draft.publishedBy;
    after.note = m_draft.note;
    if (after != m_draft)
        m_context.undo.push(new PolicyCommand(*this, std::move(after), {}, name));
}

} // namespace cacheloupe
