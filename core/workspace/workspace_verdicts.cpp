// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/json.h"
#include "core/workspace/read_rows.h"
#include "core/workspace/workspace.h"

namespace cacheloupe {

namespace {

constexpr std::string_view kColumns = "h.hit_id, h.source, h.call_site, h.verdict, h.note, h.reviewer, h.at, h.reason, h.layer, h.stratum";

VerdictRecord readVerdict(const SqliteStatement &row)
{
    return {row.text(0), row.text(1),
            row.text(2), verdictFromName(row.bytes(3)).value_or(Verdict::none),
            row.text(4), row.text(5),
            instantFromUnixMs(row.integer(6)), verdictReasonFromName(row.bytes(7)).value_or(VerdictReason::none),
            row.text(8), reviewStratumFromName(row.bytes(9)).value_or(ReviewStratum::none)};
}

Result<std::optional<VerdictRecord>> currentVerdict(SqliteDatabase &database, std::string_view hitId, std::string_view reviewer)
{
    auto rows = readRows<VerdictRecord>(database,
                                        "SELECT " + std::string(kColumns)
                                            + " FROM current_verdicts c JOIN verdict_history h ON h.seq = c.history_seq"
                                              " WHERE c.hit_id = ?1 AND c.reviewer = ?2",
                                        readVerdict, [&](SqliteStatement &query) { query.bind(1, hitId).bind(2, reviewer); });
    if (!rows)
        return rows.error();
    return rows->empty() ? std::optional<VerdictRecord>() : std::optional(rows->front());
}

/// Appends to the history and returns the row's number.
Result<std::int64_t> appendHistory(SqliteDatabase &database, const VerdictRecord &record)
{
    auto insert = database.prepare(
        "INSERT INTO verdict_history(hit_id, source, call_site, verdict, note, reviewer, at, reason, layer, stratum)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
    if (!insert)
        return insert.error();
    insert->bind(1, record.hitId).bind(2, record.source).bind(3, record.callSite).bind(4, verdictName(record.verdict));
    insert->bind(5, record.note).bind(6, record.reviewer).bind(7, unixMs(record.at));
    insert->bind(8, verdictReasonName(record.reason)).bind(9, record.layer).bind(10, reviewStratumName(record.stratum));
    if (auto done = insert->run(); !done)
        return done.error();
    return database.lastInsertRowId();
}

Status pointCurrent(SqliteDatabase &database, const VerdictRecord &record, std::int64_t historySeq)
{
    const bool cleared = record.verdict == Verdict::none;
    auto statement = database.prepare(cleared ? "DELETE FROM current_verdicts WHERE hit_id = ?1 AND reviewer = ?2"
                                              : "INSERT INTO current_verdicts(hit_id, reviewer, history_seq) VALUES(?1, ?2, ?3)"
                                                " ON CONFLICT(hit_id, reviewer) DO UPDATE SET history_seq = ?3");
    if (!statement)
        return statement.error();
    statement->bind(1, record.hitId).bind(2, record.reviewer);
    if (!cleared)
        statement->bind(3, historySeq);
    return statement->run();
}

std::string detailOf(const VerdictRecord &record, const std::optional<VerdictRecord> &before)
{
    Json detail;
    detail["verdict"] = verdictName(record.verdict);
    detail["before"] = verdictName(before ? before->verdict : Verdict::none);
    detail["reviewer"] = record.reviewer;
    detail["call_site"] = record.callSite;
    if (!record.note.empty())
        detail["note"] = record.note;
    if (record.reason != VerdictReason::none)
        detail["reason"] = verdictReasonName(record.reason);
    if (!record.layer.empty())
        detail["layer"] = record.layer;
    return dumpJson(detail);
}

} // namespace

Status Workspace::setVerdict(VerdictRecord record)
{
    if (record.reviewer.empty())
        record.reviewer = m_actor;
    if (record.verdict == Verdict::none)
        return clearVerdict(record.hitId, record.reviewer);
    if (record.hitId.empty())
        return Error{ErrorCode::schema, ErrorReason::missingField, where(), "hit id"};
    if (record.at == Instant())
        record.at = m_clock();
    return change("verdict.set", [&](Told &told) -> Status {
        const auto before = currentVerdict(m_database, record.hitId, record.reviewer);
        if (!before)
            return before.error();
        const auto seq = appendHistory(m_database, record);
        if (!seq)
            return seq.error();
        told = {record.hitId, detailOf(record, *before)};
        return pointCurrent(m_database, record, *seq);
    });
}

Status Workspace::clearVerdict(std::string_view hitId, std::string_view reviewer)
{
    const std::string_view who = reviewer.empty() ? std::string_view(m_actor) : reviewer;
    return change("verdict.cleared", [&](Told &told) -> Status {
        const auto before = currentVerdict(m_database, hitId, who);
        if (!before)
            return before.error();
        if (!*before)
            return Error{ErrorCode::notFound, ErrorReason::none, std::string(hitId), {}};
        VerdictRecord record = **before;
        record.verdict = Verdict::none;
        record.note.clear();
        record.reason = VerdictReason::none;
        record.layer.clear();
        record.at = m_clock();
        const auto seq = appendHistory(m_database, record);
        if (!seq)
            return seq.error();
        told = {record.hitId, detailOf(record, *before)};
        return pointCurrent(m_database, record, *seq);
    });
}

Result<VerdictMerge> Workspace::mergeVerdicts(const std::vector<VerdictRecord> &records)
{
    VerdictMerge merge;
    const Status done = change("verdicts.merged", [&](Told &told) -> Status {
        for (const VerdictRecord &record : records) {
            if (record.hitId.empty() || record.reviewer.empty() || record.verdict == Verdict::none)
                return Error{ErrorCode::schema, ErrorReason::missingField, where(), "hit id, reviewer or verdict"};
            const auto before = currentVerdict(m_database, record.hitId, record.reviewer);
            if (!before)
                return before.error();
            if (*before && (**before == record || (*before)->at > record.at)) {
                ++(**before == record ? merge.known : merge.older);
                continue;
            }
            const auto seq = appendHistory(m_database, record);
            if (!seq)
                return seq.error();
            if (auto pointed = pointCurrent(m_database, record, *seq); !pointed)
                return pointed;
            ++(*before ? merge.replaced : merge.added);
        }
        told = {"verdicts", dumpJson(Json{{"added", merge.added}, {"replaced", merge.replaced}, {"known", merge.known}, {"older", merge.older}})};
        return {};
    });
    if (!done)
        return done.error();
    return merge;
}

Result<std::vector<VerdictRecord>> Workspace::verdicts()
{
    return readRows<VerdictRecord>(m_database,
                                   "SELECT " + std::string(kColumns)
                                       + " FROM current_verdicts c JOIN verdict_history h ON h.seq = c.history_seq ORDER BY h.seq",
                                   readVerdict);
}

Result<std::vector<VerdictRecord>> Workspace::verdictHistory(std::string_view hitId)
{
    return readRows<VerdictRecord>(m_database, "SELECT " + std::string(kColumns) + " FROM verdict_history h WHERE h.hit_id = ?1 ORDER BY h.seq",
                                   readVerdict, [&](SqliteStatement &query) { query.bind(1, hitId); });
}

} // namespace cacheloupe
