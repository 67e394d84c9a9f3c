// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/words.h"
#include "core/driver/json.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// A value without members, with its path (`plans[Pro].price`, `tags[=red]`, `points[2]`) and where it stands in the text.
struct JsonLeaf {
    std::string path;
    Json value;
    TextRange range;
};

/// A document's leaves in its order; empty objects and arrays are leaves. Objects in an array are named by their `id`,
/// `name`, `key`, `sku`, `code` or `title` when each has its own, texts in an array by themselves, else by number. nullopt for what is
/// no JSON and below 100 levels. Pure; any thread.
std::optional<std::vector<JsonLeaf>> readJsonLeaves(std::string_view text);

} // namespace cacheloupe
