// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/json.h"
#include "core/workspace/read_rows.h"
#include "core/workspace/workspace.h"

namespace cacheloupe {

namespace {

constexpr std::string_view kRounds = "SELECT id, reviewer, call_site, items, started_at, ended_at FROM review_rounds ";

ReviewRoundRecord readRound(const SqliteStatement &row)
{
    ReviewRoundRecord round{row.integer(0), row.text(1), row.text(2), row.text(3), instantFromUnixMs(row.integer(4)), {}};
    if (row.type(5) != SqliteStatement::Type::null)
        round.endedAt = instantFromUnixMs(row.integer(5));
    return round;
}

} // namespace

Result<ReviewRoundRecord> Workspace::startRound(ReviewRoundRecord round)
{
    if (round.reviewer.empty())
        round.reviewer = m_actor;
    if (round.startedAt == Instant())
        round.startedAt = m_clock();
    const Status done = change("review.started", [&](Told &told) -> Status {
        auto insert = m_database.prepare("INSERT INTO review_rounds(reviewer, call_site, items, started_at) VALUES(?1, ?2, ?3, ?4)");
        if (!insert)
            return insert.error();
        if (auto inserted = insert->bind(1, round.reviewer).bind(2, round.callSite).bind(3, round.itemsJson).bind(4, unixMs(round.startedAt)).run(); !inserted)
            return inserted;
        round.id = m_database.lastInsertRowId();
        told = {round.callSite, dumpJson(Json{{"round", round.id}})};
        return {};
    });
    if (!done)
        return done.error();
    return round;
}

Status Workspace::endRound(std::int64_t id)
{
    return change("review.ended", [&](Told &told) -> Status {
        auto update = m_database.prepare("UPDATE review_rounds SET ended_at = ?2 WHERE id = ?1 AND ended_at IS NULL");
        if (!update)
            return update.error();
        if (auto done = update->bind(1, id).bind(2, unixMs(m_clock())).run(); !done)
            return done;
        if (m_database.changedRowCount() == 0)
            return Error{ErrorCode::notFound, ErrorReason::none, std::to_string(id), {}};
        told = {{}, dumpJson(Json{{"round", id}})};
        return {};
    });
}

Result<std::optional<ReviewRoundRecord>> Workspace::openRound(std::string_view reviewer)
{
    const std::string_view who = reviewer.empty() ? std::string_view(m_actor) : reviewer;
    auto rows = readRows<ReviewRoundRecord>(m_database, std::string(kRounds) + "WHERE reviewer = ?1 ORDER BY id DESC LIMIT 1", readRound,
                                            [&](SqliteStatement &query) { query.bind(1, who); });
    if (!rows)
        return rows.error();
    if (rows->empty() || rows->front().endedAt)
        return std::optional<ReviewRoundRecord>();
    return std::optional(std::move(rows->front()));
}

Result<std::vector<ReviewRoundRecord>> Workspace::rounds()
{
    return readRows<ReviewRoundRecord>(m_database, std::string(kRounds) + "ORDER BY id", readRound);
}

} // namespace cacheloupe
