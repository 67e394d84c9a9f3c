// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace_schema.h"

#include "core/base/file.h"

#include <array>

namespace cacheloupe {

namespace {

constexpr std::string_view kSqliteMagic("SQLite format 3\0", 16);
constexpr size_t kHeaderBytes = 100;
constexpr size_t kApplicationIdOffset = 68; // sqlite.org/fileformat2.html, section 1.3

// Version n stands at index n-1. A published step is never edited; a change is a new step.
constexpr std::array<std::string_view, size_t(kWorkspaceSchemaVersion)> kSteps = {
    R"sql(
CREATE TABLE sources(id INTEGER PRIMARY KEY, location TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, label TEXT NOT NULL,
    added_at INTEGER NOT NULL) STRICT;
CREATE TABLE connections(id INTEGER PRIMARY KEY, name TEXT NOT NULL, url TEXT NOT NULL, secret_ref TEXT NOT NULL,
    environment TEXT NOT NULL, writable INTEGER NOT NULL, added_at INTEGER NOT NULL) STRICT;
CREATE TABLE verdict_history(seq INTEGER PRIMARY KEY AUTOINCREMENT, hit_id TEXT NOT NULL, source TEXT NOT NULL,
    call_site TEXT NOT NULL, verdict TEXT NOT NULL, note TEXT NOT NULL, reviewer TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE INDEX verdict_history_hit ON verdict_history(hit_id);
CREATE TABLE current_verdicts(hit_id TEXT NOT NULL, reviewer TEXT NOT NULL, history_seq INTEGER NOT NULL
    REFERENCES verdict_history(seq), PRIMARY KEY(hit_id, reviewer)) STRICT, WITHOUT ROWID;
CREATE TABLE notes(id INTEGER PRIMARY KEY, subject TEXT NOT NULL, text TEXT NOT NULL, author TEXT NOT NULL,
    at INTEGER NOT NULL) STRICT;
CREATE INDEX notes_subject ON notes(subject);
CREATE TABLE policy_drafts(target TEXT PRIMARY KEY, document TEXT NOT NULL, base_revision INTEGER NOT NULL,
    base_hash TEXT NOT NULL, author TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE TABLE policy_revisions(id INTEGER PRIMARY KEY AUTOINCREMENT, target TEXT NOT NULL, revision INTEGER NOT NULL,
    document TEXT NOT NULL, note TEXT NOT NULL, author TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE INDEX policy_revisions_target ON policy_revisions(target, revision);
CREATE TABLE replay_runs(run_id TEXT PRIMARY KEY, plan TEXT NOT NULL, author TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE TABLE replays(id INTEGER PRIMARY KEY AUTOINCREMENT, run_id TEXT NOT NULL, hit_id TEXT NOT NULL, payload TEXT NOT NULL,
    at INTEGER NOT NULL) STRICT;
CREATE INDEX replays_run ON replays(run_id);
CREATE INDEX replays_hit ON replays(hit_id);
CREATE TABLE saved_queries(name TEXT PRIMARY KEY, query TEXT NOT NULL) STRICT;
CREATE TABLE settings(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE audit(seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
    subject TEXT NOT NULL, detail TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
CREATE TABLE audit_head(one INTEGER PRIMARY KEY CHECK(one = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;
CREATE TRIGGER audit_keeps_rows BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows stay'); END;
CREATE TRIGGER audit_keeps_words BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows stay'); END;
CREATE TRIGGER history_keeps_rows BEFORE DELETE ON verdict_history BEGIN SELECT RAISE(ABORT, 'verdict history stays'); END;
CREATE TRIGGER history_keeps_words BEFORE UPDATE ON verdict_history BEGIN SELECT RAISE(ABORT, 'verdict history stays'); END;
)sql",
    R"sql(
ALTER TABLE verdict_history ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE verdict_history ADD COLUMN layer TEXT NOT NULL DEFAULT '';
ALTER TABLE verdict_history ADD COLUMN stratum TEXT NOT NULL DEFAULT '';
CREATE TABLE review_rounds(id INTEGER PRIMARY KEY AUTOINCREMENT, reviewer TEXT NOT NULL, call_site TEXT NOT NULL, items TEXT NOT NULL,
    started_at INTEGER NOT NULL, ended_at INTEGER) STRICT;
CREATE INDEX review_rounds_reviewer ON review_rounds(reviewer, id);
)sql",
    R"sql(
CREATE TABLE approvers(name TEXT PRIMARY KEY, public_key TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE TABLE policy_approvals(id INTEGER PRIMARY KEY AUTOINCREMENT, target TEXT NOT NULL, base_hash TEXT NOT NULL,
    document_hash TEXT NOT NULL, approver TEXT NOT NULL, public_key TEXT NOT NULL, note TEXT NOT NULL, at INTEGER NOT NULL,
    signature TEXT NOT NULL) STRICT;
CREATE INDEX policy_approvals_target ON policy_approvals(target, document_hash);
CREATE TABLE pending_publications(id INTEGER PRIMARY KEY AUTOINCREMENT, target TEXT NOT NULL, document TEXT NOT NULL,
    base_revision INTEGER NOT NULL, base_hash TEXT NOT NULL, note TEXT NOT NULL, author TEXT NOT NULL, due_at INTEGER NOT NULL,
    revert_at INTEGER, is_revert INTEGER NOT NULL, planned_at INTEGER NOT NULL, outcome TEXT NOT NULL) STRICT;
CREATE INDEX pending_publications_due ON pending_publications(outcome, due_at);
)sql",
    // Earlier versions asked a hit once a run; should one stand there twice, the later row is its next repeat.
    R"sql(
ALTER TABLE replay_runs ADD COLUMN state TEXT NOT NULL DEFAULT 'ended';
ALTER TABLE replay_runs ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE replays ADD COLUMN repeat INTEGER NOT NULL DEFAULT 0;
ALTER TABLE replays ADD COLUMN answered INTEGER NOT NULL DEFAULT 1;
ALTER TABLE replays ADD COLUMN at_risk INTEGER NOT NULL DEFAULT 0;
ALTER TABLE replays ADD COLUMN at_risk_usd REAL NOT NULL DEFAULT 0;
UPDATE replays SET repeat = (SELECT COUNT(*) FROM replays AS earlier WHERE earlier.run_id = replays.run_id
    AND earlier.hit_id = replays.hit_id AND earlier.id < replays.id);
DROP INDEX replays_run;
CREATE UNIQUE INDEX replays_item ON replays(run_id, hit_id, repeat);
CREATE TABLE replay_items(seq INTEGER PRIMARY KEY, run_id TEXT NOT NULL, hit_id TEXT NOT NULL, repeat INTEGER NOT NULL,
    at_risk INTEGER NOT NULL, at_risk_usd REAL NOT NULL, UNIQUE(run_id, hit_id, repeat)) STRICT;
)sql",
};

Error foreignFile(const std::filesystem::path &path, std::string detail)
{
    return {ErrorCode::schema, ErrorReason::notADatabase, path.string(), std::move(detail)};
}

Result<std::int64_t> userVersion(SqliteDatabase &database)
{
    auto query = database.prepare("PRAGMA user_version");
    if (!query)
        return query.error();
    if (const auto row = query->step(); !row)
        return row.error();
    return query->integer(0);
}

} // namespace

Status requireWorkspaceFile(const std::filesystem::path &path)
{
    const auto file = ReadFile::open(path);
    if (!file)
        return file.error();
    std::array<char, kHeaderBytes> header{};
    const auto got = file->readAt(0, header);
    if (!got)
        return got.error();
    if (*got < kHeaderBytes || std::string_view(header.data(), kSqliteMagic.size()) != kSqliteMagic)
        return foreignFile(path, "not a SQLite file");
    std::uint32_t id = 0;
    for (size_t i = 0; i < 4; ++i)
        id = id << 8 | std::uint8_t(header[kApplicationIdOffset + i]);
    if (id != kWorkspaceApplicationId)
        return foreignFile(path, "a SQLite file of another program");
    return {};
}

Status migrateWorkspace(SqliteDatabase &database)
{
    const auto before = userVersion(database);
    if (!before)
        return before.error();
    if (*before > kWorkspaceSchemaVersion)
        return Error{ErrorCode::schema, ErrorReason::newerSchema, database.where(),
                     "version " + std::to_string(*before) + ", this program knows " + std::to_string(kWorkspaceSchemaVersion)};
    if (*before == kWorkspaceSchemaVersion)
        return {};
    return database.transaction([&]() -> Status {
        // Another program may have migrated while we waited for the lock.
        const auto version = userVersion(database);
        if (!version)
            return version.error();
        for (auto step = size_t(*version); step < kSteps.size(); ++step)
            if (auto done = database.execute(kSteps[step]); !done)
                return done;
        return database.execute("PRAGMA application_id = " + std::to_string(kWorkspaceApplicationId)
                                + "; PRAGMA user_version = " + std::to_string(kWorkspaceSchemaVersion));
    });
}

} // namespace cacheloupe
