// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/told_action.h"

#include "core/workspace/workspace.h"

namespace cacheloupe {

Status tellAction(const std::filesystem::path &path, Instant at, std::string_view actor, std::string_view action, std::string_view subject,
                  std::string_view detailJson)
{
    std::error_code failure;
    const bool isThere = std::filesystem::exists(path, failure);
    const auto ready = isThere ? Workspace::open(path, systemNow) : Workspace::create(path, systemNow);
    if (!ready)
        return ready.error();
    auto database = SqliteDatabase::open(path, SqliteDatabase::Mode::readWrite);
    if (!database)
        return database.error();
    if (auto safe = database->execute("PRAGMA synchronous = FULL"); !safe)
        return safe;
    return database->transaction([&] { return appendAudit(*database, at, actor, action, subject, detailJson); });
}

} // namespace cacheloupe
