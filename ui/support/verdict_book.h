// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hash.h"
#include "core/domain/verdict.h"
#include "ui/support/task.h"

#include <QObject>

#include <unordered_map>
#include <vector>

class QUndoStack;

namespace cacheloupe {

class Notices;
class WorkspaceSession;

struct Hash128Hasher {
    size_t operator()(const Hash128 &hash) const noexcept { return size_t(hash.high ^ hash.low); }
};

/// All current verdicts in memory, so that tables and charts ask without waiting, and the one way to change them: each
/// change is an undo step and a durable write. GUI thread.
class VerdictBook : public QObject {
    Q_OBJECT
public:
    using Records = std::unordered_map<Hash128, VerdictRecord, Hash128Hasher>;

    VerdictBook(WorkspaceSession &workspace, QUndoStack &undo, Notices &notices, QObject *parent = nullptr);

    /// Verdict::none when the hit was not reviewed. `hitIdHash` is hash128 of the hit's id.
    Verdict verdict(const Hash128 &hitIdHash) const;
    const VerdictRecord *record(const Hash128 &hitIdHash) const;
    const Records &records() const { return m_records; }

    /// Sets (Verdict::none: clears) the verdicts of these hits as one undo step. Only hitId, source, callSite, verdict
    /// and note of each record count; reviewer and time are filled in.
    void set(const std::vector<VerdictRecord> &records);

Q_SIGNALS:
    /// Some verdicts changed; everything that shows them repaints.
    void changed();
    /// A step was undone or done again; `hitIdHash` is its first hit, to show where.
    void revisited(const cacheloupe::Hash128 &hitIdHash);

private:
    friend class VerdictCommand;
    void apply(const std::vector<VerdictRecord> &records);
    void reload();

    WorkspaceSession &m_workspace;
    QUndoStack &m_undo;
    Notices &m_notices;
    Records m_records;
    Ticket m_loading;
};

} // namespace cacheloupe
