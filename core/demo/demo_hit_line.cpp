// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo_hit_line.h"

#include "core/driver/json.h"

namespace cacheloupe {

namespace {

void putText(Json &line, const char *name, std::string_view text)
{
    if (!text.empty())
        line[name] = text;
}

template <typename Number>
void putNumber(Json &line, const char *name, const std::optional<Number> &number)
{
    if (!number)
        return;
    if constexpr (std::is_floating_point_v<Number>) {
        // Whole figures without ".0": seconds and milliseconds read better.
        if (*number == double(std::int64_t(*number))) {
            line[name] = std::int64_t(*number);
            return;
        }
    }
    line[name] = *number;
}

void putJson(Json &line, const char *name, const std::string &text)
{
    if (text.empty())
        return;
    if (auto value = parseJson(text, name))
        line[name] = std::move(*value);
}

void putFields(Json &line, const KeyFields &fields)
{
    if (fields.empty())
        return;
    Json values = Json::object();
    for (const auto &[field, value] : fields.values())
        values[std::string(keyFieldName(field))] = value;
    line["fields"] = std::move(values);
}

void putEntry(Json &line, const ServedEntry &entry)
{
    if (entry.id.empty())
        return;
    Json json;
    json["id"] = entry.id;
    if (entry.createdAt)
        json["created_at"] = formatInstant(*entry.createdAt);
    putNumber(json, "age_s", entry.ageS);
    putNumber(json, "ttl_s", entry.ttlS);
    putFields(json, entry.fields);
    line["entry"] = std::move(json);
}

void putUsage(Json &line, const TokenUsage &usage)
{
    Json json = Json::object();
    putNumber(json, "input_tokens", usage.inputTokens);
    putNumber(json, "output_tokens", usage.outputTokens);
    putNumber(json, "cached_input_tokens", usage.cachedInputTokens);
    if (!json.empty())
        line["usage"] = std::move(json);
}

} // namespace

std::string demoHitLine(const Hit &hit)
{
    Json line;
    if (hit.time)
        line["ts"] = formatInstant(*hit.time);
    putText(line, "id", hit.id);
    putText(line, "event", eventKindName(hit.kind));
    putText(line, "call_site", hit.callSite);
    putText(line, "layer", hit.layer);
    putText(line, "lane", hit.lane);
    putText(line, "match", matchKindName(hit.match));
    putNumber(line, "similarity", hit.similarity);
    putNumber(line, "threshold", hit.threshold);
    putNumber(line, "runner_up", hit.runnerUp);
    putText(line, "key", hit.key);
    putText(line, "query", hit.query);
    putJson(line, "messages", hit.messagesJson);
    putText(line, "cached_query", hit.cachedQuery);
    putText(line, "answer", hit.answer);
    putText(line, "provider", hit.provider);
    putText(line, "model", hit.model);
    putJson(line, "params", hit.paramsJson);
    putFields(line, hit.fields);
    putEntry(line, hit.entry);
    putUsage(line, hit.usage);
    putNumber(line, "latency_ms", hit.latencyMs);
    putNumber(line, "embedding_ms", hit.embeddingMs);
    putNumber(line, "cost_usd", hit.costUsd);
    putNumber(line, "saved_usd", hit.savedUsd);
    putText(line, "user", hit.user);
    putText(line, "session", hit.session);
    putText(line, "followup", hit.followup);
    putText(line, "flag", hit.flag);
    return dumpJson(line);
}

} // namespace cacheloupe
