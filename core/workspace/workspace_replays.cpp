// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/driver/json.h"
#include "core/workspace/read_rows.h"
#include "core/workspace/workspace.h"

#include <array>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, 5> kRunStates = {"planned", "running", "paused", "ended", "cancelled"};
constexpr std::string_view kRuns = "SELECT run_id, plan, author, at, state, reason FROM replay_runs ";
constexpr std::string_view kReplays = "SELECT id, run_id, hit_id, payload, at, repeat, answered, at_risk, at_risk_usd FROM replays ";

ReplayRecord readReplay(const SqliteStatement &row)
{
    return {row.integer(0), row.text(1), row.text(2), row.text(3), instantFromUnixMs(row.integer(4)), int(row.integer(5)), row.integer(6) != 0,
            row.integer(7), row.real(8)};
}

ReplayRunRecord readRun(const SqliteStatement &row)
{
    return {row.text(0), row.text(1), row.text(2), instantFromUnixMs(row.integer(3)),
            replayRunStateFromName(row.bytes(4)).value_or(ReplayRunState::ended), row.text(5)};
}

ReplayItemRecord readItem(const SqliteStatement &row)
{
    return {row.text(0), int(row.integer(1)), row.integer(2), row.real(3), row.integer(4) != 0};
}

Status insertItems(SqliteDatabase &database, std::string_view runId, const std::vector<ReplayItemRecord> &items)
{
    auto insert = database.prepare("INSERT INTO replay_items(run_id, hit_id, repeat, at_risk, at_risk_usd) VALUES(?1, ?2, ?3, ?4, ?5)");
    if (!insert)
        return insert.error();
    for (const ReplayItemRecord &item : items) {
        insert->bind(1, runId).bind(2, item.hitId).bind(3, std::int64_t(item.repeat)).bind(4, item.atRisk).bind(5, item.atRiskUsd);
        if (auto done = insert->run(); !done)
            return done;
    }
    return {};
}

/// What a request may have cost stands with its item until there is a result, then with the result.
Status moveRisk(SqliteDatabase &database, const ReplayRecord &replay)
{
    auto update = database.prepare("UPDATE replay_items SET at_risk = ?4, at_risk_usd = ?5 WHERE run_id = ?1 AND hit_id = ?2 AND repeat = ?3");
    if (!update)
        return update.error();
    return update->bind(1, replay.runId).bind(2, replay.hitId).bind(3, std::int64_t(replay.repeat)).bind(4, replay.atRisk).bind(5, replay.atRiskUsd).run();
}

} // namespace

std::string_view replayRunStateName(ReplayRunState state)
{
    return kRunStates[size_t(state)];
}

std::optional<ReplayRunState> replayRunStateFromName(std::string_view name)
{
    for (size_t i = 0; i < kRunStates.size(); ++i) {
        if (kRunStates[i] == name)
            return ReplayRunState(i);
    }
    return std::nullopt;
}

Status Workspace::addReplayRun(ReplayRunRecord run, const std::vector<ReplayItemRecord> &items)
{
    if (run.author.empty())
        run.author = m_actor;
    if (run.at == Instant())
        run.at = m_clock();
    return change("replay.planned", [&](Told &told) -> Status {
        told = {run.runId, dumpJson(Json{{"plan_sha256", sha256Hex(run.planJson)}, {"items", items.size()}})};
        auto insert = m_database.prepare("INSERT INTO replay_runs(run_id, plan, author, at, state, reason) VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
        if (!insert)
            return insert.error();
        insert->bind(1, run.runId).bind(2, run.planJson).bind(3, run.author).bind(4, unixMs(run.at));
        if (auto done = insert->bind(5, replayRunStateName(run.state)).bind(6, run.reasonJson).run(); !done)
            return done;
        return insertItems(m_database, run.runId, items);
    });
}

Status Workspace::setReplayRunState(std::string_view runId, ReplayRunState state, std::string_view reasonJson)
{
    return change("replay." + std::string(replayRunStateName(state)), [&](Told &told) -> Status {
        told.subject = runId;
        auto update = m_database.prepare("UPDATE replay_runs SET state = ?2, reason = ?3 WHERE run_id = ?1");
        if (!update)
            return update.error();
        if (auto done = update->bind(1, runId).bind(2, replayRunStateName(state)).bind(3, reasonJson).run(); !done)
            return done;
        return m_database.changedRowCount() == 0 ? Status(Error{ErrorCode::notFound, ErrorReason::none, told.subject, {}}) : Status();
    });
}

Result<std::vector<ReplayRunRecord>> Workspace::replayRuns()
{
    return readRows<ReplayRunRecord>(m_database, std::string(kRuns) + "ORDER BY at, run_id", readRun);
}

Result<std::vector<ReplayRunRecord>> Workspace::unfinishedRuns()
{
    return readRows<ReplayRunRecord>(m_database, std::string(kRuns) + "WHERE state <> 'ended' ORDER BY at DESC, run_id", readRun);
}

Status Workspace::markReplayAsked(std::string_view runId, const ReplayItemRecord &item)
{
    return m_database.transaction([&]() -> Status {
        auto update = m_database.prepare("UPDATE replay_items SET at_risk = ?4, at_risk_usd = ?5 WHERE run_id = ?1 AND hit_id = ?2 AND repeat = ?3");
        if (!update)
            return update.error();
        update->bind(1, runId).bind(2, item.hitId).bind(3, std::int64_t(item.repeat)).bind(4, item.atRisk).bind(5, item.atRiskUsd);
        return update->run();
    });
}

Result<std::vector<ReplayItemRecord>> Workspace::openItems(std::string_view runId)
{
    return readRows<ReplayItemRecord>(m_database,
                                      "SELECT item.hit_id, item.repeat, item.at_risk, item.at_risk_usd, result.id IS NOT NULL FROM replay_items AS item"
                                      " LEFT JOIN replays AS result USING(run_id, hit_id, repeat) WHERE item.run_id = ?1"
                                      " AND (result.id IS NULL OR result.answered = 0) ORDER BY item.seq",
                                      readItem, [&](SqliteStatement &query) { query.bind(1, runId); });
}

Result<ReplayRecord> Workspace::addReplay(ReplayRecord replay)
{
    if (replay.at == Instant())
        replay.at = m_clock();
    const auto done = change("replay.added", [&](Told &told) -> Status {
        told = {replay.hitId, dumpJson(Json{{"run_id", replay.runId}, {"repeat", replay.repeat}, {"payload_sha256", sha256Hex(replay.payloadJson)}})};
        auto earlier = m_database.prepare("DELETE FROM replays WHERE run_id = ?1 AND hit_id = ?2 AND repeat = ?3 AND answered = 0");
        if (!earlier)
            return earlier.error();
        if (auto gone = earlier->bind(1, replay.runId).bind(2, replay.hitId).bind(3, std::int64_t(replay.repeat)).run(); !gone)
            return gone;
        auto insert = m_database.prepare("INSERT INTO replays(run_id, hit_id, payload, at, repeat, answered, at_risk, at_risk_usd)"
                                         " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
        if (!insert)
            return insert.error();
        insert->bind(1, replay.runId).bind(2, replay.hitId).bind(3, replay.payloadJson).bind(4, unixMs(replay.at)).bind(5, std::int64_t(replay.repeat));
        if (auto inserted = insert->bind(6, std::int64_t(replay.answered)).bind(7, replay.atRisk).bind(8, replay.atRiskUsd).run(); !inserted)
            return inserted;
        replay.id = m_database.lastInsertRowId();
        return moveRisk(m_database, replay);
    });
    if (!done)
        return done.error();
    return replay;
}

Result<std::vector<ReplayRecord>> Workspace::replaysOfHit(std::string_view hitId)
{
    return readRows<ReplayRecord>(m_database, std::string(kReplays) + "WHERE hit_id = ?1 ORDER BY id", readReplay,
                                  [&](SqliteStatement &query) { query.bind(1, hitId); });
}

Result<std::vector<ReplayRecord>> Workspace::replaysOfRun(std::string_view runId)
{
    return readRows<ReplayRecord>(m_database, std::string(kReplays) + "WHERE run_id = ?1 ORDER BY id", readReplay,
                                  [&](SqliteStatement &query) { query.bind(1, runId); });
}

} // namespace cacheloupe
