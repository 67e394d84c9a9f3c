// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/entry_json.h"

#include "core/driver/json_members.h"
#include "core/store/key_recipe.h"
#include "core/store/vector_values.h"

namespace cacheloupe {

namespace {

Json fieldsJson(const KeyFields &fields)
{
    Json json = Json::object();
    for (const auto &[field, value] : fields.values())
        json[std::string(keyFieldName(field))] = value;
    return json;
}

Json termsJson(const std::vector<std::string> &terms, const CacheEntry &entry)
{
    Json json = Json::array();
    for (const std::string &term : terms) {
        Json one{{"term", term}, {"name", recipeTermText(term)}};
        putMember(one, "value", recipeTermValue(entry, term));
        json.push_back(std::move(one));
    }
    return json;
}

/// How the key is made, with what this entry says of each term.
Json recipeJson(const KeyRecipe &recipe, const CacheEntry &entry)
{
    Json json{{"product", recipe.product}, {"match", matchKindName(recipe.match)}, {"in_key", termsJson(recipe.inKey, entry)}, {"left_out", termsJson(recipe.leftOut, entry)}};
    putMember(json, "note", recipe.note);
    json["source"] = recipe.source;
    return json;
}

} // namespace

Json usageJson(const TokenUsage &usage)
{
    Json json = Json::object();
    putMember(json, "input_tokens", usage.inputTokens);
    putMember(json, "output_tokens", usage.outputTokens);
    putMember(json, "cached_input_tokens", usage.cachedInputTokens);
    putMember(json, "cache_creation_tokens", usage.cacheCreationTokens);
    return json;
}

Json entryJson(const CacheEntry &entry)
{
    Json json = Json::object();
    json["key"] = entry.key;
    putMember(json, "layout", entry.layout);
    putMember(json, "query", entry.query);
    putMember(json, "answer", entry.answer);
    putMember(json, "model", entry.model);
    putMember(json, "created_at", entry.createdAt);
    putMember(json, "ttl_s", entry.ttlS);
    putMember(json, "ttl_left_s", entry.ttlLeftS);
    Json scope = Json::object();
    for (const ScopePart &part : entry.scope)
        scope[part.name] = part.value;
    putObject(json, "scope", std::move(scope));
    putMember(json, "raw_type", entry.rawType);
    json["findings"] = entry.findings;
    return json;
}

Json entryDetailJson(const CacheEntry &entry)
{
    Json json = entryJson(entry);
    json["state"] = entryStateName(entry.state);
    putMember(json, "refusal", entry.refusal);
    putMember(json, "group", entry.group);
    putMember(json, "part_keys", entry.partKeys);
    putJsonText(json, "messages", entry.messagesJson);
    putMember(json, "answer_index", entry.answerIndex);
    putMember(json, "provider", entry.provider);
    putJsonText(json, "params", entry.paramsJson);
    putJsonText(json, "metadata", entry.metadataJson);
    putMember(json, "response_id", entry.responseId);
    putObject(json, "usage", usageJson(entry.usage));
    putMember(json, "updated_at", entry.updatedAt);
    putMember(json, "expires_at", entry.expiresAt);
    if (entry.slidingTtl)
        json["sliding_ttl"] = true;
    putObject(json, "fields", fieldsJson(entry.fields));
    if (entry.vector) {
        json["vector"] = {{"dtype", entry.vector->dtype}, {"dim", entry.vector->dim}, {"size_bytes", entry.vector->sizeBytes}};
        const auto vector = vectorOf(entry);
        putMember(json["vector"], "norm", vector ? vectorNorm(*vector) : std::nullopt);
    }
    putMember(json, "hit_count", entry.hitCount);
    putMember(json, "last_hit_at", entry.lastHitAt);
    putMember(json, "idle_s", entry.idleS);
    putMember(json, "encoding", entry.encoding);
    putMember(json, "raw", entry.rawBytes);
    json["raw_size_bytes"] = entry.rawSizeBytes;
    putMember(json, "inferred", entry.inferred);
    if (const auto recipe = keyRecipeOf(entry))
        json["recipe"] = recipeJson(*recipe, entry);
    return json;
}

} // namespace cacheloupe
