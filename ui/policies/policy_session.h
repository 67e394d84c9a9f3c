// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/policy_schedule.h"
#include "core/workspace/workspace_records.h"
#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <QObject>
#include <QString>

#include <stop_token>

namespace cacheloupe {

/// The policy that is open: what is published at its target, and the draft over it. Edits are undo steps; reading the
/// target and saving a draft run on lanes. GUI thread.
class PolicySession : public QObject {
    Q_OBJECT
public:
    explicit PolicySession(const AppContext &context, QObject *parent = nullptr);

    bool isOpen() const { return !m_path.isEmpty(); }
    bool isBusy() const { return m_work.isRunning() || m_question.isRunning(); }
    /// The text of the target: a path or a URL.
    const QString &path() const { return m_path; }
    const KnownTarget &known() const { return m_known; }
    /// What the draft began from.
    std::int64_t baseRevision() const { return m_baseRevision; }
    const std::string &baseHash() const { return m_baseHash; }
    /// What stands at the target, with its hash.
    const PublishedPolicy &live() const { return m_published; }
    const PolicyDocument &published() const { return m_published.document; }
    const PolicyDocument &draft() const { return m_draft; }
    bool hasChanges() const { return m_draft != m_published.document; }
    /// True while the draft on screen is not the one in the workspace.
    bool isUnsaved() const { return m_unsaved; }

    /// Opens (or begins) a policy and remembers it in the workspace.
    void open(const QString &path);
    /// The same, with how it is reached and how careful one has to be there.
    void openTarget(const KnownTarget &known);
    /// One change as an undo step; does nothing when the value is the same.
    void edit(const PolicyEdit &change);
    /// Several changes as one undo step of that name.
    void edit(const std::vector<PolicyEdit> &changes, const QString &name);
    void saveDraft();
    /// Back to what is published, as an undo step.
    void discard();
    /// The draft is what is published now.
    void adoptPublished(PublishedPolicy published);
    /// Somebody else's publication is what the draft stands over from now on.
    void rebase(PublishedPolicy theirs, const PolicyDocument &merged);
    /// An older document as the draft, as one undo step.
    void draftFrom(const PolicyDocument &document, const QString &name);

Q_SIGNALS:
    /// Another target, or another published revision.
    void reloaded();
    /// The draft changed; empty = more than one call site.
    void edited(const QString &callSite);
    void saved();

private:
    friend class PolicyCommand;
    struct Loaded {
        PublishedPolicy file;
        std::optional<PolicyDraftRecord> draft;
    };
    void remembered();
    void load();
    void readTarget();
    void refuse(const Error &error);
    void adopt(Loaded loaded);
    void put(const PolicyDocument &document, const QString &callSite);

    AppContext m_context;
    QString m_path;
    KnownTarget m_known;
    std::stop_source m_asking; ///< for secrets
    PublishedPolicy m_published;
    PolicyDocument m_draft;
    std::string m_baseHash; ///< of the file that the draft began from
    std::int64_t m_baseRevision = 0;
    bool m_unsaved = false;
    Ticket m_work;
    Ticket m_question;
};

} // namespace cacheloupe
