// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hash.h"
#include "core/domain/verdict.h"
#include "ui/support/task.h"

#include <QObject>

#include <string>
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
/// change is an undo step and a durable write. Of a hit that several people judged, the reviewer's own verdict counts,
/// else the newest. GUI thread.
class VerdictBook : public QObject {
    Q_OBJECT
public:
    using Records = std::unordered_map<Hash128, VerdictRecord, Hash128Hasher>;

    VerdictBook(WorkspaceSession &workspace, QUndoStack &undo, Notices &notices, QObject *parent = nullptr);

    /// Verdict::none when the hit was not reviewed. `hitIdHash` is hash128 of the hit's id.
    Verdict verdict(const Hash128 &hitIdHash) const;
    const VerdictRecord *record(const Hash128 &hitIdHash) const;
    /// What this reviewer said, whatever others did; null when nothing.
    const VerdictRecord *ownRecord(const Hash128 &hitIdHash) const;
    /// What somebody else said last; null when nobody did.
    const VerdictRecord *othersRecord(const Hash128 &hitIdHash) const;
    /// The verdict that counts, by hit.
    const Records &records() const { return m_records; }
    /// Everybody's, for how well they agree.
    std::vector<VerdictRecord> everybodys() const;
    /// Who is reviewing here; empty until the workspace is open.
    const std::string &reviewer() const { return m_reviewer; }

    /// Sets (Verdict::none: clears) this reviewer's verdicts of these hits as one undo step. Reviewer and time are filled
    /// in; a stratum that is not named stays what it was.
    void set(const std::vector<VerdictRecord> &records);
    /// Takes in the verdicts of a bundle; tells how many. No undo step: nobody's own verdict is lost, all are kept.
    void merge(const std::vector<VerdictRecord> &records);

Q_SIGNALS:
    /// Some verdicts changed; everything that shows them repaints.
    void changed();
    /// A step was undone or done again; `hitIdHash` is its first hit, to show where.
    void revisited(const cacheloupe::Hash128 &hitIdHash);

private:
    friend class VerdictCommand;
    void apply(const std::vector<VerdictRecord> &records);
    void reload();
    void put(const VerdictRecord &record);
    void remove(const Hash128 &hitIdHash);

    WorkspaceSession &m_workspace;
    QUndoStack &m_undo;
    Notices &m_notices;
    std::string m_reviewer;
    Records m_records;
    std::unordered_map<Hash128, std::vector<VerdictRecord>, Hash128Hasher> m_others; ///< oldest first
    Ticket m_loading;
};

} // namespace cacheloupe
