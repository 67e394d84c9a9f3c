// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/audit.h"

#include "core/base/hash.h"

#include <initializer_list>

namespace cacheloupe {

namespace {

constexpr std::string_view kColumns = "SELECT seq, at, actor, action, subject, detail, previous_hash, hash FROM audit ";

std::string chainHash(const AuditRow &row)
{
    std::string text;
    const auto seq = std::to_string(row.seq);
    const auto at = std::to_string(unixMs(row.at));
    for (const std::string_view part : std::initializer_list<std::string_view>{row.previousHash, seq, at, row.actor, row.action, row.subject,
                                                                               row.detailJson}) {
        text += std::to_string(part.size());
        text += ':';
        text += part;
    }
    return sha256Hex(text);
}

struct Head {
    std::int64_t seq = 0;
    std::string hash;
};

Result<Head> readHead(SqliteDatabase &database)
{
    auto query = database.prepare("SELECT seq, hash FROM audit_head");
    if (!query)
        return query.error();
    const auto row = query->step();
    if (!row)
        return row.error();
    return *row ? Head{query->integer(0), query->text(1)} : Head{};
}

AuditRow readRow(const SqliteStatement &query)
{
    return {query.integer(0), instantFromUnixMs(query.integer(1)), query.text(2), query.text(3),
            query.text(4),    query.text(5),                       query.text(6), query.text(7)};
}

/// Checks `row` as the one behind `last`; fills the fault and returns false when it does not fit.
bool follows(const AuditRow &row, const Head &last, AuditCheck &check)
{
    if (row.seq == last.seq + 1 && row.previousHash == last.hash && row.hash == chainHash(row))
        return true;
    const bool gap = row.seq != last.seq + 1;
    check.intact = false;
    check.fault = gap ? AuditCheck::Fault::missingRow : AuditCheck::Fault::changedRow;
    check.brokenSeq = gap ? last.seq + 1 : row.seq;
    return false;
}

} // namespace

Status appendAudit(SqliteDatabase &database, Instant at, std::string_view actor, std::string_view action, std::string_view subject,
                   std::string_view detailJson)
{
    const auto head = readHead(database);
    if (!head)
        return head.error();
    AuditRow row{head->seq + 1,        at,         std::string(actor), std::string(action), std::string(subject),
                 std::string(detailJson), head->hash, {}};
    row.hash = chainHash(row);
    auto insert = database.prepare("INSERT INTO audit VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    if (!insert)
        return insert.error();
    insert->bind(1, row.seq).bind(2, unixMs(at)).bind(3, actor).bind(4, action).bind(5, subject).bind(6, detailJson);
    if (auto done = insert->bind(7, row.previousHash).bind(8, row.hash).run(); !done)
        return done;
    auto moveHead = database.prepare("INSERT INTO audit_head VALUES(1, ?1, ?2) ON CONFLICT(one) DO UPDATE SET seq = ?1, hash = ?2");
    if (!moveHead)
        return moveHead.error();
    return moveHead->bind(1, row.seq).bind(2, row.hash).run();
}

Result<std::vector<AuditRow>> auditRows(SqliteDatabase &database, size_t limit)
{
    auto query = database.prepare(std::string(kColumns) + "ORDER BY seq DESC LIMIT ?1");
    if (!query)
        return query.error();
    query->bind(1, limit == 0 ? std::int64_t(-1) : std::int64_t(limit));
    std::vector<AuditRow> rows;
    for (;;) {
        const auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            return rows;
        rows.push_back(readRow(*query));
    }
}

Result<AuditCheck> checkAudit(SqliteDatabase &database)
{
    const auto head = readHead(database);
    if (!head)
        return head.error();
    auto query = database.prepare(std::string(kColumns) + "ORDER BY seq");
    if (!query)
        return query.error();
    AuditCheck check;
    Head last;
    for (;;) {
        const auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        const AuditRow row = readRow(*query);
        if (!follows(row, last, check))
            return check;
        ++check.rowCount;
        last = {row.seq, row.hash};
    }
    if (last.seq != head->seq || last.hash != head->hash) {
        check.intact = false;
        check.fault = last.seq < head->seq ? AuditCheck::Fault::missingTail : AuditCheck::Fault::changedRow;
        check.brokenSeq = last.seq < head->seq ? last.seq + 1 : last.seq;
    }
    return check;
}

} // namespace cacheloupe
