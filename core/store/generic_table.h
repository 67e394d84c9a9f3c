// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/entry_layout.h"

#include <optional>
#include <string>
#include <vector>

namespace cacheloupe {

/// A layout for a home-made cache table, put together from the column names people give (formats.md section 12,
/// `generic_sqlite.synonyms.json`). A table qualifies when it has an answer and a query or a key of its own besides
/// `id`; nullopt otherwise. Its id is `generic-sqlite`.
Result<std::optional<EntryLayout>> guessTableLayout(const std::string &table, const std::vector<std::string> &columns);

} // namespace cacheloupe
