// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

struct sqlite3;

namespace cacheloupe {

/// The Error for a SQLite result code at `where` (a path); the detail is SQLite's own message.
Error sqliteError(sqlite3 *database, int resultCode, std::string where);

} // namespace cacheloupe
