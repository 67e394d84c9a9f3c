// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// The bytes of a file below `resources/` that was built into the program, by its path there
/// (`layouts/litellm_redis.json`); nullopt when there is none.
std::optional<std::string_view> resource(std::string_view path);

/// Paths of all built-in resources that begin with `prefix`, sorted.
std::vector<std::string_view> resourcePaths(std::string_view prefix);

} // namespace cacheloupe
