// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/model_reply.h"

#include "core/base/utf8.h"
#include "core/replay/event_stream.h"
#include "core/replay/reply_shapes.h"
#include "core/replay/request_messages.h"

#include <algorithm>

namespace cacheloupe {

namespace {

Error notAnAnswer(const std::string &where, std::string detail)
{
    return {ErrorCode::schema, ErrorReason::notAnAnswer, where, std::move(detail)};
}

std::string contentType(const HttpResponse &response)
{
    const std::string *value = response.header("content-type");
    return value ? asciiLower(trimmed(std::string_view(*value).substr(0, value->find(';')))) : std::string();
}

/// A body that is no JSON: a page or text of something in between, or JSON that breaks off.
Error unreadable(const HttpResponse &response, const std::string &where, std::string detail)
{
    const std::string type = contentType(response);
    const bool page = trimmed(response.body).starts_with('<');
    if (page || (!type.empty() && type.find("json") == std::string::npos && type.find("event-stream") == std::string::npos))
        return notAnAnswer(where, (type.empty() ? "text/html" : type) + ": " + bodyExcerpt(response.body));
    return {ErrorCode::parse, ErrorReason::malformedJson, where, redacted(detail) + ": " + bodyExcerpt(response.body)};
}

Error cutOff(const std::string &where)
{
    return {ErrorCode::network, ErrorReason::connectionDropped, where, "the stream broke off before its end"};
}

/// The events' JSON; a last event that is no JSON was cut off with the stream.
Result<StreamedReply> parseStream(const HttpResponse &response, const std::string &where)
{
    StreamedReply out;
    const std::vector<StreamEvent> events = readEventStream(response.body);
    for (const StreamEvent &event : events) {
        if (trimmed(event.data) == "[DONE]") {
            out.done = true;
            continue;
        }
        auto json = isShallowJson(event.data) ? parseJson(event.data, where) : Result<Json>(Error{ErrorCode::parse, ErrorReason::malformedJson, where, "nested too deeply"});
        if (!json)
            return &event == &events.back() ? cutOff(where) : Error{ErrorCode::parse, ErrorReason::malformedJson, where, redacted(json.error().detail) + ": " + bodyExcerpt(event.data)};
        if (const auto error = errorInReply(*json, where))
            return *error;
        if (event.name == "error")
            return errorInReply(Json{{"error", *json}}, where).value_or(notAnAnswer(where, bodyExcerpt(event.data)));
        out.events.push_back(*std::move(json));
    }
    return out;
}

std::optional<Json> fromStream(ProviderApi api, const StreamedReply &stream)
{
    switch (api) {
    case ProviderApi::openAiResponses:
        return openAiResponsesFromStream(stream);
    case ProviderApi::anthropicMessages:
        return anthropicFromStream(stream);
    case ProviderApi::geminiGenerateContent:
        return geminiFromStream(stream);
    case ProviderApi::openAiChat:
    case ProviderApi::azureOpenAi:
        break;
    }
    return openAiChatFromStream(stream);
}

std::optional<ReplyContent> replyContent(ProviderApi api, const Json &json)
{
    switch (api) {
    case ProviderApi::openAiResponses:
        return openAiResponsesReply(json);
    case ProviderApi::anthropicMessages:
        return anthropicReply(json);
    case ProviderApi::geminiGenerateContent:
        return geminiReply(json);
    case ProviderApi::openAiChat:
    case ProviderApi::azureOpenAi:
        break;
    }
    return openAiChatReply(json);
}

Result<Json> wholeReply(ProviderApi api, const HttpResponse &response, const std::string &where)
{
    const std::string_view body = trimmed(response.body);
    const bool json = body.starts_with('{') || body.starts_with('[');
    if (!json && (contentType(response) == "text/event-stream" || looksLikeEventStream(body))) {
        const auto stream = parseStream(response, where);
        if (!stream)
            return stream.error();
        auto whole = fromStream(api, *stream);
        if (!whole)
            return cutOff(where);
        // A stream's last object may hold the error too: a response of OpenAI that failed.
        const auto error = errorInReply(*whole, where);
        return error ? Result<Json>(*error) : Result<Json>(*std::move(whole));
    }
    auto parsed = parseReplyJson(response, where);
    // Gemini streams a list when it is not asked for events.
    if (parsed && parsed->is_array() && api == ProviderApi::geminiGenerateContent) {
        auto whole = geminiFromStream({std::vector<Json>(parsed->begin(), parsed->end()), false});
        return whole ? Result<Json>(*std::move(whole)) : Result<Json>(notAnAnswer(where, bodyExcerpt(response.body)));
    }
    return parsed;
}

/// Members and calls in order, so that two replies with the same calls have the same text.
std::string canonicalCalls(const Json &calls)
{
    std::vector<std::string> texts;
    for (const Json &call : calls)
        texts.push_back(nlohmann::json(call).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    std::sort(texts.begin(), texts.end());
    std::string out;
    for (const std::string &text : texts)
        out += (out.empty() ? "[" : ",") + text;
    return out.empty() ? out : out + ']';
}

} // namespace

Result<Json> parseReplyJson(const HttpResponse &response, const std::string &where)
{
    if (trimmed(response.body).empty())
        return notAnAnswer(where, "empty body");
    if (!isShallowJson(response.body))
        return unreadable(response, where, "nested too deeply");
    auto json = parseJson(response.body, where);
    if (!json)
        return unreadable(response, where, json.error().detail);
    if (auto error = errorInReply(*json, where))
        return *std::move(error);
    return json;
}

void addToolCall(ReplyContent &content, const std::string &name, const Json &arguments)
{
    Json parsed = arguments;
    if (arguments.is_string() && isShallowJson(arguments.get_ref<const std::string &>())) {
        const std::string &text = arguments.get_ref<const std::string &>();
        if (trimmed(text).empty())
            parsed = Json::object();
        else if (auto json = parseJson(text, "arguments"))
            parsed = *std::move(json);
    }
    content.toolCalls.push_back({{"name", name}, {"arguments", std::move(parsed)}});
}

std::optional<std::int64_t> tokenCount(const Json &json, std::string_view path)
{
    const auto value = jsonNumber(json, path);
    if (!value || !(*value >= 0) || *value > 1e15)
        return std::nullopt;
    return std::int64_t(*value);
}

int placeIn(const Json &json, const char *member, int otherwise)
{
    const auto value = jsonNumber(json, member);
    return value && *value >= 0 && *value < 1e6 ? int(*value) : otherwise;
}

Result<ModelReply> readModelReply(ProviderApi api, const HttpResponse &response, std::string where)
{
    const auto json = wholeReply(api, response, where);
    if (!json)
        return json.error();
    auto content = replyContent(api, *json);
    if (!content)
        return notAnAnswer(where, bodyExcerpt(response.body));
    ModelReply &reply = content->reply;
    reply.toolCallsJson = canonicalCalls(content->toolCalls);
    if (trimmed(reply.text).empty() && reply.end == ReplyEnd::complete)
        return notAnAnswer(where, "no text in the answer" + (content->ending.empty() ? std::string() : " (" + elided(toValidUtf8(content->ending), 40) + ')'));
    return std::move(reply);
}

} // namespace cacheloupe
