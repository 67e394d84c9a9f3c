// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/sqlite_database.h"

#include <cstdint>
#include <filesystem>

namespace cacheloupe {

/// In the SQLite header, so that `file` and we know a workspace from any other database: "CLpe".
inline constexpr std::uint32_t kWorkspaceApplicationId = 0x434C7065;
inline constexpr std::int64_t kWorkspaceSchemaVersion = 4;

/// Looks at the file's header without opening it as a database, so that a foreign file is not touched: io/fileMissing,
/// schema/notADatabase when it is no workspace.
Status requireWorkspaceFile(const std::filesystem::path &path);

/// Brings the tables to kWorkspaceSchemaVersion in one transaction; schema/newerSchema when a later program wrote it.
Status migrateWorkspace(SqliteDatabase &database);

} // namespace cacheloupe
