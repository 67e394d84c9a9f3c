// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/driver/json.h"
#include "core/workspace/read_rows.h"
#include "core/workspace/workspace.h"

namespace cacheloupe {

namespace {

constexpr std::string_view kDrafts = "SELECT target, document, base_revision, base_hash, author, at FROM policy_drafts ";

PolicyDraftRecord readDraft(const SqliteStatement &row)
{
    return {row.text(0), row.text(1), row.integer(2), row.text(3), row.text(4), instantFromUnixMs(row.integer(5))};
}

PolicyRevisionRecord readRevision(const SqliteStatement &row)
{
    return {row.integer(0), row.text(1), row.integer(2), row.text(3), row.text(4), row.text(5), instantFromUnixMs(row.integer(6))};
}

} // namespace

Status Workspace::saveDraft(PolicyDraftRecord draft)
{
    if (draft.author.empty())
        draft.author = m_actor;
    if (draft.at == Instant())
        draft.at = m_clock();
    return change("draft.saved", [&](Told &told) -> Status {
        told = {draft.target, dumpJson(Json{{"base_revision", draft.baseRevision}, {"document_sha256", sha256Hex(draft.documentJson)}})};
        auto statement = m_database.prepare(
            "INSERT INTO policy_drafts VALUES(?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT(target) DO UPDATE SET document = ?2,"
            " base_revision = ?3, base_hash = ?4, author = ?5, at = ?6");
        if (!statement)
            return statement.error();
        statement->bind(1, draft.target).bind(2, draft.documentJson).bind(3, draft.baseRevision).bind(4, draft.baseHash);
        return statement->bind(5, draft.author).bind(6, unixMs(draft.at)).run();
    });
}

Result<std::optional<PolicyDraftRecord>> Workspace::loadDraft(std::string_view target)
{
    auto rows = readRows<PolicyDraftRecord>(m_database, std::string(kDrafts) + "WHERE target = ?1", readDraft,
                                            [&](SqliteStatement &query) { query.bind(1, target); });
    if (!rows)
        return rows.error();
    return rows->empty() ? std::optional<PolicyDraftRecord>() : std::optional(rows->front());
}

Result<std::vector<PolicyDraftRecord>> Workspace::drafts()
{
    return readRows<PolicyDraftRecord>(m_database, std::string(kDrafts) + "ORDER BY target", readDraft);
}

Status Workspace::discardDraft(std::string_view target)
{
    return remove("draft.discarded", "DELETE FROM policy_drafts WHERE target = ?1", target);
}

Result<PolicyRevisionRecord> Workspace::addRevision(PolicyRevisionRecord revision)
{
    if (revision.author.empty())
        revision.author = m_actor;
    if (revision.at == Instant())
        revision.at = m_clock();
    const auto done = change("revision.added", [&](Told &told) -> Status {
        told = {revision.target, dumpJson(Json{{"revision", revision.revision},
                                               {"note", revision.note},
                                               {"document_sha256", sha256Hex(revision.documentJson)}})};
        auto insert = m_database.prepare(
            "INSERT INTO policy_revisions(target, revision, document, note, author, at) VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
        if (!insert)
            return insert.error();
        insert->bind(1, revision.target).bind(2, revision.revision).bind(3, revision.documentJson).bind(4, revision.note);
        if (auto inserted = insert->bind(5, revision.author).bind(6, unixMs(revision.at)).run(); !inserted)
            return inserted;
        revision.id = m_database.lastInsertRowId();
        return {};
    });
    if (!done)
        return done.error();
    return revision;
}

Result<std::vector<PolicyRevisionRecord>> Workspace::revisions(std::string_view target)
{
    return readRows<PolicyRevisionRecord>(
        m_database, "SELECT id, target, revision, document, note, author, at FROM policy_revisions WHERE target = ?1 ORDER BY id DESC",
        readRevision, [&](SqliteStatement &query) { query.bind(1, target); });
}

} // namespace cacheloupe
