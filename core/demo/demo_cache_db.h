// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/demo/demo_pool.h"

#include <filesystem>
#include <vector>

namespace cacheloupe {

/// Writes the entries that were served at least once into a new SQLite file with the table `llm_cache`, oldest first
/// (layout resources/layouts/fernwood_demo.layout.json). The file must not exist yet. Returns the number of rows.
Result<size_t> writeDemoCache(const std::filesystem::path &path, const DemoScene &scene, const std::vector<DemoEntry> &entries);

} // namespace cacheloupe
