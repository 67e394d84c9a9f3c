// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/policy_publisher.h"
#include "core/workspace/workspace_records.h"
#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <QObject>
#include <QString>

namespace cacheloupe {

/// The policy file that is open: what is published, and the draft over it. Edits are undo steps; saving a draft and
/// publishing run on lanes. GUI thread.
class PolicySession : public QObject {
    Q_OBJECT
public:
    explicit PolicySession(const AppContext &context, QObject *parent = nullptr);

    bool isOpen() const { return !m_path.isEmpty(); }
    bool isBusy() const { return m_work.isRunning(); }
    const QString &path() const { return m_path; }
    const PolicyDocument &published() const { return m_published.document; }
    const PolicyDocument &draft() const { return m_draft; }
    bool hasChanges() const { return m_draft != m_published.document; }
    /// True while the draft on screen is not the one in the workspace.
    bool isUnsaved() const { return m_unsaved; }

    /// Opens (or begins) a policy file and remembers it in the workspace.
    void open(const QString &path);
    /// One change as an undo step; does nothing when the value is the same.
    void edit(const PolicyEdit &change);
    /// Several changes as one undo step of that name.
    void edit(const std::vector<PolicyEdit> &changes, const QString &name);
    void saveDraft();
    /// Back to what is published, as an undo step.
    void discard();
    void publish(const QString &note);

Q_SIGNALS:
    /// Another file, or another published revision.
    void reloaded();
    /// The draft changed; empty = more than one call site.
    void edited(const QString &callSite);
    void saved();

private:
    friend class PolicyCommand;
    struct Loaded {
        PolicyFile file;
        std::optional<PolicyDraftRecord> draft;
    };
    void remembered();
    void load();
    void adopt(Loaded loaded);
    void put(const PolicyDocument &document, const QString &callSite);
    void recordRevision(const PolicyFile &file, const std::string &note);

    AppContext m_context;
    QString m_path;
    PolicyFile m_published;
    PolicyDocument m_draft;
    std::string m_baseHash; ///< of the file that the draft began from
    std::int64_t m_baseRevision = 0;
    bool m_unsaved = false;
    Ticket m_work;
    Ticket m_question;
};

} // namespace cacheloupe
