// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/hit_json.h"

#include "app/cli/error_line.h"
#include "core/hitlog/hit_record.h"
#include "core/store/key_recipe.h"
#include "core/store/vector_values.h"

namespace cacheloupe {

namespace {

void put(Json &json, const char *name, const std::string &text)
{
    if (!text.empty())
        json[name] = text;
}

template <typename T>
void put(Json &json, const char *name, const std::optional<T> &value)
{
    if (value)
        json[name] = *value;
}

void put(Json &json, const char *name, const std::optional<Instant> &time)
{
    if (time)
        json[name] = formatInstant(*time);
}

void put(Json &json, const char *name, const std::vector<std::string> &texts)
{
    if (!texts.empty())
        json[name] = texts;
}

/// A part that came as JSON text goes out as JSON; what is not JSON as text.
void putJson(Json &json, const char *name, const std::string &text)
{
    if (text.empty())
        return;
    auto parsed = parseJson(text, name);
    json[name] = parsed ? std::move(*parsed) : Json(text);
}

void putObject(Json &json, const char *name, Json object)
{
    if (!object.empty())
        json[name] = std::move(object);
}

Json fieldsJson(const KeyFields &fields)
{
    Json json = Json::object();
    for (const auto &[field, value] : fields.values())
        json[std::string(keyFieldName(field))] = value;
    return json;
}

Json usageJson(const TokenUsage &usage)
{
    Json json = Json::object();
    put(json, "input_tokens", usage.inputTokens);
    put(json, "output_tokens", usage.outputTokens);
    put(json, "cached_input_tokens", usage.cachedInputTokens);
    put(json, "cache_creation_tokens", usage.cacheCreationTokens);
    return json;
}

Json termsJson(const std::vector<std::string> &terms, const CacheEntry &entry)
{
    Json json = Json::array();
    for (const std::string &term : terms) {
        Json one{{"term", term}, {"name", recipeTermText(term)}};
        put(one, "value", recipeTermValue(entry, term));
        json.push_back(std::move(one));
    }
    return json;
}

/// How the key is made, with what this entry says of each term.
Json recipeJson(const KeyRecipe &recipe, const CacheEntry &entry)
{
    Json json{{"product", recipe.product}, {"match", matchKindName(recipe.match)}, {"in_key", termsJson(recipe.inKey, entry)}, {"left_out", termsJson(recipe.leftOut, entry)}};
    put(json, "note", recipe.note);
    json["source"] = recipe.source;
    return json;
}

} // namespace

Json hitJson(const Hit &hit)
{
    // What the log's own members are called stands under one key here, so that a column of the table can hold it.
    Hit known = hit;
    known.unknownJson.clear();
    Json json = hitToJson(known);
    putJson(json, "unknown", hit.unknownJson);
    json["line"] = hit.line;
    return json;
}

Json entryJson(const CacheEntry &entry)
{
    Json json = Json::object();
    json["key"] = entry.key;
    put(json, "layout", entry.layout);
    put(json, "query", entry.query);
    put(json, "answer", entry.answer);
    put(json, "model", entry.model);
    put(json, "created_at", entry.createdAt);
    put(json, "ttl_s", entry.ttlS);
    put(json, "ttl_left_s", entry.ttlLeftS);
    Json scope = Json::object();
    for (const ScopePart &part : entry.scope)
        scope[part.name] = part.value;
    putObject(json, "scope", std::move(scope));
    put(json, "raw_type", entry.rawType);
    json["findings"] = entry.findings;
    return json;
}

Json entryDetailJson(const CacheEntry &entry)
{
    Json json = entryJson(entry);
    json["state"] = entryStateName(entry.state);
    put(json, "refusal", entry.refusal);
    put(json, "group", entry.group);
    put(json, "part_keys", entry.partKeys);
    putJson(json, "messages", entry.messagesJson);
    put(json, "answer_index", entry.answerIndex);
    put(json, "provider", entry.provider);
    putJson(json, "params", entry.paramsJson);
    putJson(json, "metadata", entry.metadataJson);
    put(json, "response_id", entry.responseId);
    putObject(json, "usage", usageJson(entry.usage));
    put(json, "updated_at", entry.updatedAt);
    put(json, "expires_at", entry.expiresAt);
    if (entry.slidingTtl)
        json["sliding_ttl"] = true;
    putObject(json, "fields", fieldsJson(entry.fields));
    if (entry.vector) {
        json["vector"] = {{"dtype", entry.vector->dtype}, {"dim", entry.vector->dim}, {"size_bytes", entry.vector->sizeBytes}};
        const auto vector = vectorOf(entry);
        put(json["vector"], "norm", vector ? vectorNorm(*vector) : std::nullopt);
    }
    put(json, "hit_count", entry.hitCount);
    put(json, "last_hit_at", entry.lastHitAt);
    put(json, "idle_s", entry.idleS);
    put(json, "encoding", entry.encoding);
    put(json, "raw", entry.rawBytes);
    json["raw_size_bytes"] = entry.rawSizeBytes;
    put(json, "inferred", entry.inferred);
    if (const auto recipe = keyRecipeOf(entry))
        json["recipe"] = recipeJson(*recipe, entry);
    return json;
}

Json replayJson(const ReplayResult &result)
{
    Json json = Json::object();
    json["id"] = result.hitId;
    if (!result.error) {
        json["fresh_answer"] = result.freshAnswer;
        json["verdict"] = replayVerdictName(result.verdict);
        json["overlap"] = result.overlap;
        Json differences = Json::array();
        for (const SentenceDifference &difference : result.differences)
            differences.push_back({{"change", sentenceChangeName(difference.change)},
                                   {"cached", difference.cached},
                                   {"fresh", difference.fresh}});
        json["differences"] = std::move(differences);
        putObject(json, "usage", usageJson(result.usage));
        put(json, "cost_usd", result.costUsd);
    }
    json["attempts"] = result.attempts;
    if (result.error)
        json["error"] = errorLine(*result.error);
    return json;
}

} // namespace cacheloupe
