// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/policy_session.h"

#include "core/policy/policy_codec.h"
#include "ui/support/format.h"
#include "ui/support/notices.h"
#include "ui/support/workspace_session.h"
#include "ui/support/workspace_settings.h"

#include <QUndoCommand>
#include <QUndoStack>

namespace cacheloupe {

namespace {

std::filesystem::path toPath(const QString &text)
{
    return std::filesystem::path(text.toStdString());
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

void PolicySession::load()
{
    if (m_path.isEmpty()) {
        adopt({});
        return;
    }
    m_work = runOnLane<Result<PolicyFile>>(
        m_context.lanes, [path = toPath(m_path)](std::stop_token, ProgressReport &) { return readPolicyFile(path); },
        [this](Result<PolicyFile> file) {
            if (!file) {
                m_context.notices.fail(file.error());
                m_path.clear();
                adopt({});
                return;
            }
            m_question = m_context.workspace.read<std::optional<PolicyDraftRecord>>(
                [target = m_path.toStdString()](Workspace &workspace) { return workspace.loadDraft(target); },
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
    record.target = m_path.toStdString();
    record.documentJson = policyText(m_draft);
    record.baseRevision = m_baseRevision;
    record.baseHash = m_baseHash;
    m_context.workspace.write([record](Workspace &workspace) { return workspace.saveDraft(record); },
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
    m_context.workspace.write([target = m_path.toStdString()](Workspace &workspace) -> Status {
        const auto status = workspace.discardDraft(target);
        // There is nothing to discard when the draft was never saved.
        return !status && status.error().code == ErrorCode::notFound ? Status() : status;
    });
    m_context.notices.tell(tr("Draft discarded"), true);
}

void PolicySession::publish(const QString &note)
{
    PublishRequest request;
    request.path = toPath(m_path);
    request.document = m_draft;
    request.baseRevision = m_baseRevision;
    request.baseHash = m_baseHash;
    request.publishedBy = qEnvironmentVariable("USER", QStringLiteral("reviewer")).toStdString();
    request.note = note.toStdString();
    request.at = systemNow();
    m_work = runOnLane<Result<PolicyFile>>(m_context.lanes, [request](std::stop_token, ProgressReport &) { return publishPolicy(request); },
                                           [this, note = request.note](Result<PolicyFile> file) {
                                               if (!file) {
                                                   m_context.notices.fail(file.error());
                                                   return;
                                               }
                                               recordRevision(*file, note);
                                               m_context.notices.tell(tr("Revision %1 published").arg(file->document.revision));
                                               adopt({std::move(*file), std::nullopt});
                                           });
}

void PolicySession::recordRevision(const PolicyFile &file, const std::string &note)
{
    PolicyRevisionRecord record;
    record.target = m_path.toStdString();
    record.revision = file.document.revision;
    record.documentJson = policyText(file.document);
    record.note = note;
    m_context.workspace.write([record](Workspace &workspace) -> Status {
        if (const auto added = workspace.addRevision(record); !added)
            return added.error();
        const auto status = workspace.discardDraft(record.target);
        return !status && status.error().code == ErrorCode::notFound ? Status() : status;
    });
}

} // namespace cacheloupe
