// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/chat_request.h"

#include "core/base/utf8.h"
#include "core/driver/json.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

/// Parameters that a chat completions server knows and that shape the answer.
constexpr std::array<std::string_view, 14> kParams = {"temperature",       "top_p",          "max_tokens", "max_completion_tokens", "stop",
                                                      "seed",              "presence_penalty", "frequency_penalty", "response_format", "logit_bias",
                                                      "reasoning_effort",  "n",              "verbosity",  "top_k"};

Error missing(const Hit &hit, std::string what)
{
    return {ErrorCode::schema, ErrorReason::missingField, hit.source.empty() ? hit.id : hit.source + ':' + std::to_string(hit.line), std::move(what)};
}

bool isMessageList(const Json &json)
{
    return json.is_array() && !json.empty()
        && std::all_of(json.begin(), json.end(), [](const Json &m) { return m.is_object() && m.contains("role") && m["role"].is_string(); });
}

bool hasSystemPrompt(const Json &messages)
{
    return std::any_of(messages.begin(), messages.end(), [](const Json &m) { return m["role"] == "system" || m["role"] == "developer"; });
}

Json messagesOf(const Hit &hit, std::vector<RequestGap> &gaps)
{
    if (!hit.messagesJson.empty()) {
        auto logged = parseJson(hit.messagesJson, "messages");
        if (logged && isMessageList(*logged)) {
            if (!hasSystemPrompt(*logged))
                gaps.push_back(RequestGap::noSystemPrompt);
            return *std::move(logged);
        }
    }
    gaps.push_back(RequestGap::messagesFromQuery);
    gaps.push_back(RequestGap::noSystemPrompt);
    Json message = Json::object();
    message["role"] = "user";
    message["content"] = toValidUtf8(hit.query);
    return Json::array({std::move(message)});
}

void addParams(const Hit &hit, Json &body, std::vector<RequestGap> &gaps)
{
    const auto params = hit.paramsJson.empty() ? Result<Json>(Json::object()) : parseJson(hit.paramsJson, "params");
    if (!params || !params->is_object() || params->empty()) {
        gaps.push_back(RequestGap::noParams);
        return;
    }
    for (const std::string_view name : kParams) {
        if (const auto it = params->find(std::string(name)); it != params->end() && !it->is_null())
            body[std::string(name)] = *it;
    }
    if (jsonBool(*params, "stream").value_or(false))
        gaps.push_back(RequestGap::streamIgnored);
}

std::string contentText(const Json &content)
{
    if (content.is_string())
        return content.get<std::string>();
    std::string out;
    if (content.is_array()) {
        for (const Json &part : content)
            out += jsonText(part, "text").value_or("");
    }
    return out;
}

std::optional<std::int64_t> tokens(const Json &json, std::string_view path)
{
    const auto value = jsonNumber(json, path);
    if (!value || *value < 0 || *value > 1e15)
        return std::nullopt;
    return std::int64_t(*value);
}

} // namespace

std::string_view requestGapName(RequestGap gap)
{
    constexpr std::array<std::string_view, 6> names = {"messages_from_query", "no_system_prompt", "no_params", "model_overridden", "tools_dropped", "stream_ignored"};
    return names[size_t(gap)];
}

Result<ChatRequest> buildChatRequest(const Hit &hit, std::string_view model)
{
    ChatRequest out;
    const std::string *routed = hit.fields.find(KeyField::routeModel);
    const std::string logged = !hit.model.empty() ? hit.model : routed ? *routed : std::string();
    out.model = model.empty() ? logged : std::string(model);
    if (out.model.empty())
        return missing(hit, "model");
    Json messages = messagesOf(hit, out.gaps);
    const bool fromQuery = !out.gaps.empty() && out.gaps.front() == RequestGap::messagesFromQuery;
    if (fromQuery && trimmed(hit.query).empty())
        return missing(hit, "query");

    Json body = Json::object();
    body["model"] = out.model;
    body["messages"] = std::move(messages);
    addParams(hit, body, out.gaps);
    body["stream"] = false;
    if (!logged.empty() && logged != out.model)
        out.gaps.push_back(RequestGap::modelOverridden);
    if (hit.fields.has(KeyField::toolName))
        out.gaps.push_back(RequestGap::toolsDropped);
    out.body = dumpJson(body);
    return out;
}

std::vector<HttpHeader> cacheBypassHeaders()
{
    // Plain HTTP caches and LiteLLM, Portkey, Cloudflare AI Gateway, Helicone (formats.md section 11).
    return {{"Cache-Control", "no-cache"},
            {"x-portkey-cache-force-refresh", "true"},
            {"cf-aig-skip-cache", "true"},
            {"Helicone-Cache-Enabled", "false"}};
}

bool answeredFromCache(const HttpResponse &response)
{
    for (const std::string_view name : {"x-portkey-cache-status", "cf-aig-cache-status", "helicone-cache", "x-cache-status", "x-litellm-cache-hit"}) {
        const std::string *value = response.header(name);
        const std::string lower = value ? asciiLower(*value) : std::string();
        if (lower == "hit" || lower == "semantic hit" || lower == "true")
            return true;
    }
    return false;
}

std::string chatCompletionsUrl(std::string_view endpoint)
{
    std::string url(trimmed(endpoint));
    const size_t queryAt = url.find('?');
    const std::string query = queryAt == std::string::npos ? std::string() : url.substr(queryAt);
    url.resize(std::min(queryAt, url.size()));
    while (url.ends_with('/'))
        url.pop_back();
    if (!url.ends_with("/chat/completions"))
        url += "/chat/completions";
    return url + query;
}

Result<ChatAnswer> readChatAnswer(std::string_view body, std::string where)
{
    const auto json = parseJson(body, where);
    if (!json)
        return json.error();
    const Json *message = jsonAt(*json, "choices.0.message");
    if (!message || !message->is_object())
        return Error{ErrorCode::schema, ErrorReason::notAnAnswer, std::move(where), "choices.0.message"};
    ChatAnswer out;
    if (const Json *content = jsonAt(*message, "content"))
        out.text = contentText(*content);
    if (out.text.empty())
        out.text = jsonText(*message, "refusal").value_or("");
    // Only tool calls, or nothing: there is no text to compare.
    if (out.text.empty())
        return Error{ErrorCode::schema, ErrorReason::notAnAnswer, std::move(where), "choices.0.message.content"};
    out.model = jsonText(*json, "model").value_or("");
    out.finishReason = jsonText(*json, "choices.0.finish_reason").value_or("");
    out.usage.inputTokens = tokens(*json, "usage.prompt_tokens");
    out.usage.outputTokens = tokens(*json, "usage.completion_tokens");
    out.usage.cachedInputTokens = tokens(*json, "usage.prompt_tokens_details.cached_tokens");
    return out;
}

} // namespace cacheloupe
