// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/json.h"
#include "core/workspace/read_rows.h"
#include "core/workspace/workspace.h"

namespace cacheloupe {

namespace {

PolicyApproval readApproval(const SqliteStatement &row)
{
    return {row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), instantFromUnixMs(row.integer(7)), row.text(8)};
}

PendingPublication readPending(const SqliteStatement &row)
{
    std::optional<Instant> revertAt;
    if (row.type(8) != SqliteStatement::Type::null)
        revertAt = instantFromUnixMs(row.integer(8));
    return {row.integer(0), row.text(1), row.text(2), row.integer(3), row.text(4), row.text(5), row.text(6), instantFromUnixMs(row.integer(7)),
            revertAt,       row.integer(9) != 0, instantFromUnixMs(row.integer(10)), row.text(11)};
}

/// The first approval of a name binds it to its key; afterwards nobody else can approve under it.
Status bindApprover(SqliteDatabase &database, const PolicyApproval &approval)
{
    auto known = database.prepare("SELECT public_key FROM approvers WHERE name = ?1");
    if (!known)
        return known.error();
    const auto row = known->bind(1, std::string_view(approval.approver)).step();
    if (!row)
        return row.error();
    if (*row && known->text(0) != approval.publicKey)
        return Error{ErrorCode::denied, ErrorReason::approvalInvalid, approval.target, approval.approver + " approved with another key before"};
    if (*row)
        return {};
    auto insert = database.prepare("INSERT INTO approvers VALUES(?1, ?2, ?3)");
    if (!insert)
        return insert.error();
    return insert->bind(1, std::string_view(approval.approver)).bind(2, std::string_view(approval.publicKey)).bind(3, unixMs(approval.at)).run();
}

} // namespace

Result<PolicyApproval> Workspace::addApproval(PolicyApproval approval)
{
    const auto done = change("policy.approved", [&](Told &told) -> Status {
        told = {approval.target, dumpJson(Json{{"approver", approval.approver},
                                               {"document_sha256", approval.documentHash},
                                               {"base_sha256", approval.baseHash},
                                               {"public_key", approval.publicKey},
                                               {"signature", approval.signature},
                                               {"note", approval.note}})};
        if (auto bound = bindApprover(m_database, approval); !bound)
            return bound;
        auto insert = m_database.prepare("INSERT INTO policy_approvals(target, base_hash, document_hash, approver, public_key, note, at, signature)"
                                         " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
        if (!insert)
            return insert.error();
        insert->bind(1, approval.target).bind(2, approval.baseHash).bind(3, approval.documentHash).bind(4, approval.approver);
        insert->bind(5, approval.publicKey).bind(6, approval.note).bind(7, unixMs(approval.at));
        if (auto inserted = insert->bind(8, approval.signature).run(); !inserted)
            return inserted;
        approval.id = m_database.lastInsertRowId();
        return {};
    });
    return done ? Result<PolicyApproval>(std::move(approval)) : Result<PolicyApproval>(done.error());
}

Result<std::vector<PolicyApproval>> Workspace::approvals(std::string_view target)
{
    return readRows<PolicyApproval>(
        m_database,
        "SELECT id, target, base_hash, document_hash, approver, a.public_key, note, a.at, signature FROM policy_approvals AS a"
        " JOIN approvers AS p ON p.name = approver AND p.public_key = a.public_key WHERE target = ?1 ORDER BY id",
        readApproval, [&](SqliteStatement &query) { query.bind(1, target); });
}

Result<PendingPublication> Workspace::planPublication(PendingPublication pending)
{
    if (pending.author.empty())
        pending.author = m_actor;
    if (pending.plannedAt == Instant())
        pending.plannedAt = m_clock();
    const auto done = change("publication.planned", [&](Told &told) -> Status {
        told = {pending.target, dumpJson(Json{{"due_at", formatInstant(pending.dueAt)},
                                              {"revert_at", pending.revertAt ? Json(formatInstant(*pending.revertAt)) : Json()},
                                              {"is_revert", pending.isRevert},
                                              {"author", pending.author},
                                              {"note", pending.note}})};
        auto insert = m_database.prepare("INSERT INTO pending_publications(target, document, base_revision, base_hash, note, author, due_at, revert_at,"
                                         " is_revert, planned_at, outcome) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, '')");
        if (!insert)
            return insert.error();
        insert->bind(1, pending.target).bind(2, pending.documentJson).bind(3, pending.baseRevision).bind(4, pending.baseHash);
        insert->bind(5, pending.note).bind(6, pending.author).bind(7, unixMs(pending.dueAt)).bindNull(8);
        if (pending.revertAt)
            insert->bind(8, unixMs(*pending.revertAt));
        insert->bind(9, std::int64_t(pending.isRevert ? 1 : 0));
        if (auto inserted = insert->bind(10, unixMs(pending.plannedAt)).run(); !inserted)
            return inserted;
        pending.id = m_database.lastInsertRowId();
        return {};
    });
    return done ? Result<PendingPublication>(std::move(pending)) : Result<PendingPublication>(done.error());
}

Result<std::vector<PendingPublication>> Workspace::pendingPublications()
{
    return readRows<PendingPublication>(m_database,
                                        "SELECT id, target, document, base_revision, base_hash, note, author, due_at, revert_at, is_revert, planned_at,"
                                        " outcome FROM pending_publications WHERE outcome = '' ORDER BY due_at, id",
                                        readPending);
}

Status Workspace::closePublication(std::int64_t id, std::string_view outcome)
{
    return change("publication.closed", [&](Told &told) -> Status {
        told = {std::to_string(id), dumpJson(Json{{"outcome", outcome}})};
        auto update = m_database.prepare("UPDATE pending_publications SET outcome = ?2 WHERE id = ?1 AND outcome = ''");
        if (!update)
            return update.error();
        if (auto done = update->bind(1, id).bind(2, outcome).run(); !done)
            return done;
        return m_database.changedRowCount() == 0 ? Status(Error{ErrorCode::notFound, ErrorReason::none, told.subject, {}}) : Status();
    });
}

} // namespace cacheloupe
