// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"

#include "core/workspace/workspace_schema.h"

#include <system_error>

namespace cacheloupe {

namespace {

// FULL: a committed verdict survives a power cut too; one sync per key press costs about a millisecond.
constexpr std::string_view kConnectionPragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON";

} // namespace

Workspace::Workspace(SqliteDatabase database, Clock clock) : m_database(std::move(database)), m_clock(std::move(clock)) {}

Result<Workspace> Workspace::create(const std::filesystem::path &path, Clock clock)
{
    std::error_code failure;
    // An empty file is what a create that was killed leaves behind; nothing is lost by going on with it.
    if (std::filesystem::exists(path, failure) && !std::filesystem::is_empty(path, failure))
        return Error{ErrorCode::conflict, ErrorReason::none, path.string(), "the file exists"};
    auto database = SqliteDatabase::open(path, SqliteDatabase::Mode::create);
    if (!database)
        return database.error();
    if (auto done = migrateWorkspace(*database); !done)
        return done.error();
    if (auto done = database->execute(kConnectionPragmas); !done)
        return done.error();
    Workspace workspace(std::move(*database), std::move(clock));
    if (auto done = workspace.change("workspace.created", [](Told &) -> Status { return {}; }); !done)
        return done.error();
    return workspace;
}

Result<Workspace> Workspace::open(const std::filesystem::path &path, Clock clock)
{
    if (auto ours = requireWorkspaceFile(path); !ours)
        return ours.error();
    auto database = SqliteDatabase::open(path, SqliteDatabase::Mode::readWrite);
    if (!database)
        return database.error();
    if (auto done = migrateWorkspace(*database); !done)
        return done.error();
    if (auto done = database->execute(kConnectionPragmas); !done)
        return done.error();
    return Workspace(std::move(*database), std::move(clock));
}

Status Workspace::change(std::string_view action, const std::function<Status(Told &)> &work)
{
    return m_database.transaction([&]() -> Status {
        Told told;
        if (auto done = work(told); !done)
            return done;
        return appendAudit(m_database, m_clock(), m_actor, action, told.subject, told.detailJson);
    });
}

Status Workspace::remove(std::string_view action, std::string_view sql, std::string_view key)
{
    return change(action, [&](Told &told) -> Status {
        told.subject = key;
        auto statement = m_database.prepare(sql);
        if (!statement)
            return statement.error();
        if (auto done = statement->bind(1, key).run(); !done)
            return done;
        if (m_database.changedRowCount() == 0)
            return Error{ErrorCode::notFound, ErrorReason::none, told.subject, {}};
        return {};
    });
}

Result<std::vector<AuditRow>> Workspace::audit(size_t limit)
{
    return auditRows(m_database, limit);
}

Result<AuditCheck> Workspace::verifyAudit()
{
    return checkAudit(m_database);
}

} // namespace cacheloupe
