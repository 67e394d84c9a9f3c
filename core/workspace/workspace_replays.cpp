// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/driver/json.h"
#include "core/workspace/read_rows.h"
#include "core/workspace/workspace.h"

namespace cacheloupe {

namespace {

constexpr std::string_view kReplays = "SELECT id, run_id, hit_id, payload, at FROM replays ";

ReplayRecord readReplay(const SqliteStatement &row)
{
    return {row.integer(0), row.text(1), row.text(2), row.text(3), instantFromUnixMs(row.integer(4))};
}

} // namespace

Status Workspace::addReplayRun(ReplayRunRecord run)
{
    if (run.author.empty())
        run.author = m_actor;
    if (run.at == Instant())
        run.at = m_clock();
    return change("replay.planned", [&](Told &told) -> Status {
        told = {run.runId, dumpJson(Json{{"plan_sha256", sha256Hex(run.planJson)}})};
        auto insert = m_database.prepare("INSERT INTO replay_runs VALUES(?1, ?2, ?3, ?4)");
        if (!insert)
            return insert.error();
        return insert->bind(1, run.runId).bind(2, run.planJson).bind(3, run.author).bind(4, unixMs(run.at)).run();
    });
}

Result<std::vector<ReplayRunRecord>> Workspace::replayRuns()
{
    return readRows<ReplayRunRecord>(m_database, "SELECT run_id, plan, author, at FROM replay_runs ORDER BY at, run_id",
                                     [](const SqliteStatement &row) {
                                         return ReplayRunRecord{row.text(0), row.text(1), row.text(2), instantFromUnixMs(row.integer(3))};
                                     });
}

Result<ReplayRecord> Workspace::addReplay(ReplayRecord replay)
{
    if (replay.at == Instant())
        replay.at = m_clock();
    const auto done = change("replay.added", [&](Told &told) -> Status {
        told = {replay.hitId, dumpJson(Json{{"run_id", replay.runId}, {"payload_sha256", sha256Hex(replay.payloadJson)}})};
        auto insert = m_database.prepare("INSERT INTO replays(run_id, hit_id, payload, at) VALUES(?1, ?2, ?3, ?4)");
        if (!insert)
            return insert.error();
        insert->bind(1, replay.runId).bind(2, replay.hitId).bind(3, replay.payloadJson).bind(4, unixMs(replay.at));
        if (auto inserted = insert->run(); !inserted)
            return inserted;
        replay.id = m_database.lastInsertRowId();
        return {};
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
