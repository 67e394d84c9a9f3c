// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cacheloupe {

/// Puts values into `{name}`; a placeholder without a value stays as it is, and values are never looked into.
std::string fillTemplate(std::string_view textTemplate, const std::vector<std::pair<std::string, std::string>> &params);

/// A built-in JSON resource; an empty object when it cannot be read.
Json textResource(std::string_view path);

} // namespace cacheloupe
