// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/key_recipe.h"

#include "core/base/resource.h"
#include "core/driver/text_template.h"
#include "core/store/bytes_json.h"

#include <algorithm>
#include <array>
#include <utility>

namespace cacheloupe {

namespace {

Error wrongInRecipe(const std::string &where, std::string_view member)
{
    return {ErrorCode::schema, ErrorReason::wrongType, where, std::string(member)};
}

const Json &terms()
{
    static const Json loaded = textResource("texts/recipes/terms.json");
    return loaded;
}

/// False when it is no list of known terms.
bool readTerms(const Json &json, std::string_view member, std::vector<std::string> &out)
{
    const Json *list = jsonAt(json, member);
    if (!list || !list->is_array())
        return false;
    for (const auto &term : *list) {
        if (!term.is_string() || !terms().contains(term.get_ref<const std::string &>()))
            return false;
        out.push_back(term.get<std::string>());
    }
    return true;
}

std::vector<KeyRecipe> builtInRecipes()
{
    constexpr std::string_view kSuffix = ".recipe.json";
    std::vector<KeyRecipe> out;
    for (const auto path : resourcePaths("recipes/")) {
        if (!path.ends_with(kSuffix))
            continue;
        const std::string where(path);
        const auto json = parseJson(resource(path).value_or(std::string_view()), where);
        auto recipe = json ? parseKeyRecipe(*json, where) : Result<KeyRecipe>(json.error());
        if (recipe)
            out.push_back(std::move(*recipe));
    }
    return out;
}

std::optional<std::string> systemPrompt(const CacheEntry &entry)
{
    const auto messages = parseForeignJson(entry.messagesJson, {});
    if (!messages || !messages->is_array())
        return std::nullopt;
    for (const auto &message : *messages) {
        const auto role = jsonText(message, "role");
        if (role == "system" || role == "developer")
            return jsonText(message, "content");
    }
    return std::nullopt;
}

std::optional<std::string> scopeValue(const CacheEntry &entry, std::string_view name)
{
    const auto at = std::find_if(entry.scope.begin(), entry.scope.end(), [&](const ScopePart &part) { return part.name == name; });
    return at == entry.scope.end() ? std::nullopt : std::optional(at->value);
}

std::optional<std::string> unlessEmpty(const std::string &text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<std::string> fieldValue(const CacheEntry &entry, KeyField field)
{
    if (const auto *value = entry.fields.find(field))
        return *value;
    if (field == KeyField::routeModel)
        return unlessEmpty(entry.model);
    if (field == KeyField::routeProvider)
        return unlessEmpty(entry.provider);
    const auto name = keyFieldName(field);
    return scopeValue(entry, field == KeyField::accessSubject ? "user" : name.substr(name.find('.') + 1));
}

} // namespace

Result<KeyRecipe> parseKeyRecipe(const Json &json, const std::string &where)
{
    KeyRecipe out;
    out.product = jsonText(json, "product").value_or(std::string());
    out.source = jsonText(json, "source").value_or(std::string());
    out.note = jsonText(json, "note").value_or(std::string());
    if (out.product.empty())
        return wrongInRecipe(where, "product");
    if (out.source.empty())
        return wrongInRecipe(where, "source");
    out.recordedInKey = jsonBool(json, "recorded_in_key").value_or(false);
    const auto match = matchKindFromName(jsonText(json, "match").value_or(std::string()));
    if (!match || *match == MatchKind::unknown)
        return wrongInRecipe(where, "match");
    out.match = *match;
    if (const Json *layouts = jsonAt(json, "layouts"); layouts && layouts->is_array())
        for (const auto &layout : *layouts)
            if (layout.is_string())
                out.layouts.push_back(layout.get<std::string>());
    if (out.layouts.empty())
        return wrongInRecipe(where, "layouts");
    if (!readTerms(json, "in_key", out.inKey) || out.inKey.empty())
        return wrongInRecipe(where, "in_key");
    if (!readTerms(json, "left_out", out.leftOut))
        return wrongInRecipe(where, "left_out");
    return out;
}

const KeyRecipe *keyRecipe(std::string_view layoutId)
{
    static const std::vector<KeyRecipe> all = builtInRecipes();
    const auto at = std::find_if(all.begin(), all.end(), [&](const KeyRecipe &recipe) {
        return std::find(recipe.layouts.begin(), recipe.layouts.end(), layoutId) != recipe.layouts.end();
    });
    return at == all.end() ? nullptr : &*at;
}

std::optional<KeyRecipe> keyRecipeOf(const CacheEntry &entry)
{
    const auto *known = keyRecipe(entry.layout);
    if (!known)
        return std::nullopt;
    KeyRecipe out = *known;
    if (!out.recordedInKey)
        return out;
    const auto moved = std::stable_partition(out.leftOut.begin(), out.leftOut.end(), [&](const std::string &term) {
        const auto field = keyFieldFromName(term);
        return !field || !entry.fields.has(*field);
    });
    out.inKey.insert(out.inKey.end(), moved, out.leftOut.end());
    out.leftOut.erase(moved, out.leftOut.end());
    return out;
}

std::string recipeTermText(std::string_view term)
{
    const auto at = terms().find(std::string(term));
    return at == terms().end() || !at->is_string() ? std::string(term) : at->get<std::string>();
}

std::optional<std::string> recipeTermValue(const CacheEntry &entry, std::string_view term)
{
    if (const auto field = keyFieldFromName(term))
        return fieldValue(entry, *field);
    if (term == "question")
        return unlessEmpty(entry.query);
    if (term == "call_site")
        return unlessEmpty(entry.group);
    if (term == "system_prompt")
        return systemPrompt(entry);
    constexpr std::array<std::string_view, 3> kParameters = {"temperature", "top_p", "max_tokens"};
    if (std::find(kParameters.begin(), kParameters.end(), term) != kParameters.end()) {
        const auto params = parseForeignJson(entry.paramsJson, {});
        return params ? jsonText(*params, term) : std::nullopt;
    }
    constexpr std::array<std::string_view, 3> kScopes = {"namespace", "cache_key", "partition"};
    return std::find(kScopes.begin(), kScopes.end(), term) != kScopes.end() ? scopeValue(entry, term) : std::nullopt;
}

} // namespace cacheloupe
