// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/cache_entry.h"
#include "core/driver/json.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// What a product puts into its cache keys and what it leaves out: data from `resources/recipes`, see the README there.
/// The lists hold terms: names of key fields, or words that recipeTermText knows. A plain value.
struct KeyRecipe {
    std::string product;
    std::vector<std::string> layouts;
    MatchKind match = MatchKind::exact; ///< how a lookup finds an entry
    std::vector<std::string> inKey;
    std::vector<std::string> leftOut; ///< what matters most comes first
    bool recordedInKey = false; ///< the application chooses: what an entry records of `leftOut` is in its key
    std::string note;   ///< what the lists cannot say; empty as a rule
    std::string source; ///< an article (`S1`) or the version of the product that was read
};

/// Reads one recipe; fails with schema naming `where` and the member.
Result<KeyRecipe> parseKeyRecipe(const Json &json, const std::string &where);

/// The recipe of the built-in layout; nullptr when nothing is known of how its keys are made. Any thread.
const KeyRecipe *keyRecipe(std::string_view layoutId);

/// The same for one entry: with `recordedInKey`, what it records has moved into its key.
std::optional<KeyRecipe> keyRecipeOf(const CacheEntry &entry);

/// What a term is called, from resources/texts/recipes/terms.json; the window translates it (context "KeyRecipe"). An
/// unknown term as it is.
std::string recipeTermText(std::string_view term);

/// What an entry says of a term: the tenant it was written for, its temperature; nullopt when it does not tell.
std::optional<std::string> recipeTermValue(const CacheEntry &entry, std::string_view term);

} // namespace cacheloupe
