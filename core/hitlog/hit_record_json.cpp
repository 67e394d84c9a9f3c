// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_record.h"

namespace cacheloupe {

namespace {

void put(Json &json, const char *name, std::string_view text)
{
    if (!text.empty())
        json[name] = text;
}

template <typename Number>
void put(Json &json, const char *name, const std::optional<Number> &number)
{
    if (number)
        json[name] = *number;
}

void put(Json &json, const char *name, const std::optional<Instant> &time)
{
    if (time)
        json[name] = formatInstant(*time);
}

void putJson(Json &json, const char *name, const std::string &text)
{
    if (text.empty())
        return;
    auto value = parseJson(text, name);
    json[name] = value ? std::move(*value) : Json(text);
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

Json entryJson(const ServedEntry &entry)
{
    Json json = Json::object();
    put(json, "id", entry.id);
    put(json, "created_at", entry.createdAt);
    put(json, "age_s", entry.ageS);
    put(json, "ttl_s", entry.ttlS);
    putObject(json, "fields", fieldsJson(entry.fields));
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

/// Unknown members beside the known ones; inside `fields`, `entry` and `usage` they are merged.
void putUnknown(Json &json, const std::string &text)
{
    const auto unknown = text.empty() ? Result<Json>(Json::object()) : parseJson(text, "unknown");
    if (!unknown)
        return;
    for (const auto &[name, value] : unknown->items()) {
        if (json.contains(name) && json[name].is_object() && value.is_object())
            json[name].merge_patch(value);
        else if (!json.contains(name))
            json[name] = value;
    }
}

} // namespace

Json hitToJson(const Hit &hit)
{
    Json json = Json::object();
    put(json, "ts", hit.time);
    put(json, "id", hit.id);
    json["event"] = eventKindName(hit.kind);
    put(json, "call_site", hit.callSite);
    put(json, "layer", hit.layer);
    put(json, "lane", hit.lane);
    put(json, "match", matchKindName(hit.match));
    put(json, "similarity", hit.similarity);
    put(json, "threshold", hit.threshold);
    put(json, "runner_up", hit.runnerUp);
    put(json, "key", hit.key);
    put(json, "query", hit.query);
    putJson(json, "messages", hit.messagesJson);
    put(json, "cached_query", hit.cachedQuery);
    put(json, "answer", hit.answer);
    put(json, "provider", hit.provider);
    put(json, "model", hit.model);
    putJson(json, "params", hit.paramsJson);
    putObject(json, "fields", fieldsJson(hit.fields));
    putObject(json, "entry", entryJson(hit.entry));
    putObject(json, "usage", usageJson(hit.usage));
    put(json, "latency_ms", hit.latencyMs);
    put(json, "embedding_ms", hit.embeddingMs);
    put(json, "cost_usd", hit.costUsd);
    put(json, "saved_usd", hit.savedUsd);
    put(json, "user", hit.user);
    put(json, "session", hit.session);
    put(json, "followup", hit.followup);
    put(json, "flag", hit.flag);
    putUnknown(json, hit.unknownJson);
    if (!hit.inferred.empty())
        json["inferred"] = hit.inferred;
    put(json, "error", hit.error);
    put(json, "source", hit.source);
    if (hit.line > 0)
        json["line"] = hit.line;
    return json;
}

} // namespace cacheloupe
