// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/domain/policy_approval.h"
#include "core/domain/verdict.h"
#include "core/driver/sqlite_database.h"
#include "core/workspace/audit.h"
#include "core/workspace/publication_records.h"
#include "core/workspace/workspace_records.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// Our own file (`*.cacheloupe`, SQLite): what people said, drafted and replayed. Every change is one transaction that
/// also writes its audit row; when a call returns, the change survives a kill -9 and a power cut (WAL, synchronous FULL).
/// One thread at a time: the window calls it from a lane of its own. Failures: io/fileMissing, schema/notADatabase (a
/// foreign file, untouched), schema/newerSchema, conflict (create over a file), timeout/databaseLocked (after 2 s),
/// denied/passwordInUrl or secretNotAllowed, io/diskFull.
class Workspace {
public:
    static Result<Workspace> create(const std::filesystem::path &path, Clock clock);
    static Result<Workspace> open(const std::filesystem::path &path, Clock clock);

    const std::string &where() const { return m_database.where(); }
    /// Who makes the changes that follow, for the audit and where a record names no author.
    void setActor(std::string actor) { m_actor = std::move(actor); }
    const std::string &actor() const { return m_actor; }

    /// One current verdict per hit and reviewer; an earlier one stays in the history. An empty reviewer is the actor, a
    /// zero time is now. Verdict::none clears.
    Status setVerdict(VerdictRecord record);
    /// Fails with notFound when there is nothing to clear.
    Status clearVerdict(std::string_view hitId, std::string_view reviewer);
    /// All current verdicts, oldest first.
    Result<std::vector<VerdictRecord>> verdicts();
    /// Everything ever said of a hit, oldest first; Verdict::none = cleared.
    Result<std::vector<VerdictRecord>> verdictHistory(std::string_view hitId);
    /// Takes in what others said, by hit and reviewer, with their own times; one transaction. The later verdict wins.
    Result<VerdictMerge> mergeVerdicts(const std::vector<VerdictRecord> &records);

    /// An empty reviewer is the actor, a zero time is now.
    Result<ReviewRoundRecord> startRound(ReviewRoundRecord round);
    Status endRound(std::int64_t id);
    /// The reviewer's last round if it was not ended; an empty reviewer is the actor.
    Result<std::optional<ReviewRoundRecord>> openRound(std::string_view reviewer = {});
    /// All rounds, oldest first.
    Result<std::vector<ReviewRoundRecord>> rounds();
    Result<SourceRecord> addSource(SourceRecord source);
    Status removeSource(std::int64_t id);
    Result<std::vector<SourceRecord>> sources();
    Result<ConnectionRecord> addConnection(ConnectionRecord connection);
    Status updateConnection(const ConnectionRecord &connection);
    Status removeConnection(std::int64_t id);
    Result<std::vector<ConnectionRecord>> connections();
    Result<NoteRecord> addNote(NoteRecord note);
    Status removeNote(std::int64_t id);
    /// Of one subject, or all for an empty subject; oldest first.
    Result<std::vector<NoteRecord>> notes(std::string_view subject = {});
    Status saveDraft(PolicyDraftRecord draft);
    Result<std::optional<PolicyDraftRecord>> loadDraft(std::string_view target);
    Result<std::vector<PolicyDraftRecord>> drafts();
    Status discardDraft(std::string_view target);
    Result<PolicyRevisionRecord> addRevision(PolicyRevisionRecord revision);
    /// Newest first.
    Result<std::vector<PolicyRevisionRecord>> revisions(std::string_view target);
    /// A name is bound to the key of its first approval: with another one it fails with denied/approvalInvalid.
    Result<PolicyApproval> addApproval(PolicyApproval approval);
    Result<std::vector<PolicyApproval>> approvals(std::string_view target);
    Result<PendingPublication> planPublication(PendingPublication pending);
    /// Those that wait, the next one first.
    Result<std::vector<PendingPublication>> pendingPublications();
    Status closePublication(std::int64_t id, std::string_view outcome);

    /// With the items it is to ask, in order.
    Status addReplayRun(ReplayRunRecord run, const std::vector<ReplayItemRecord> &items = {});
    Status setReplayRunState(std::string_view runId, ReplayRunState state, std::string_view reasonJson = {});
    Result<std::vector<ReplayRunRecord>> replayRuns();
    /// Those that are not `ended`, newest first.
    Result<std::vector<ReplayRunRecord>> unfinishedRuns();
    /// Keeps what the item may have cost; no audit row, for it is no one's act.
    Status markReplayAsked(std::string_view runId, const ReplayItemRecord &item);
    /// The run's items without an answer, in order.
    Result<std::vector<ReplayItemRecord>> openItems(std::string_view runId);
    /// In the place of the item's earlier error; fails with conflict when the item has an answer.
    Result<ReplayRecord> addReplay(ReplayRecord replay);
    Result<std::vector<ReplayRecord>> replaysOfHit(std::string_view hitId);
    Result<std::vector<ReplayRecord>> replaysOfRun(std::string_view runId);
    Status saveQuery(const SavedQueryRecord &query);
    Status removeQuery(std::string_view name);
    Result<std::vector<SavedQueryRecord>> savedQueries();
    Status setSetting(std::string_view key, std::string_view value);
    Result<std::optional<std::string>> setting(std::string_view key);
    Result<std::vector<AuditRow>> audit(size_t limit = 0);
    Result<AuditCheck> verifyAudit();

private:
    /// What the audit row of a change tells: whom it concerns, and the rest as JSON.
    struct Told {
        std::string subject;
        std::string detailJson = "{}";
    };
    Workspace(SqliteDatabase database, Clock clock);
    /// Runs `work` and appends the audit row in one transaction.
    Status change(std::string_view action, const std::function<Status(Told &)> &work);
    /// Runs `sql` with the key as ?1; notFound when no row changed.
    Status remove(std::string_view action, std::string_view sql, std::string_view key);

    SqliteDatabase m_database;
    Clock m_clock;
    std::string m_actor;
};

} // namespace cacheloupe
