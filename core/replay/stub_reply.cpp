// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/stub_reply.h"

#include "core/driver/json.h"

namespace cacheloupe {

namespace {

const std::string kStubModelName(kStubModel);

LoopbackReply jsonReply(int status, const Json &json)
{
    LoopbackReply reply;
    reply.status = status;
    reply.headers = {{"Content-Type", "application/json"}, {std::string(kStubHeader), "1"}};
    reply.body = dumpJson(json);
    return reply;
}

/// The answer in the portions in which a model gives it: a word and the space before it.
std::vector<std::string> answerPortions(const std::string &text)
{
    std::vector<std::string> out;
    for (size_t at = 0; at < text.size();) {
        const size_t end = std::min(text.find(' ', at + 1), text.size());
        out.push_back(text.substr(at, end - at));
        at = end;
    }
    return out;
}

std::string eventText(const Json &data, const std::string &name = {})
{
    return (name.empty() ? "" : "event: " + name + "\n") + "data: " + dumpJson(data) + "\n\n";
}

Json chatUsage(const StubAnswer &answer)
{
    return {{"prompt_tokens", answer.inputTokens}, {"completion_tokens", answer.outputTokens}, {"total_tokens", answer.inputTokens + answer.outputTokens}};
}

Json chatJson(const StubAnswer &answer)
{
    const Json message = {{"role", "assistant"}, {"content", answer.text}, {"refusal", nullptr}};
    Json json = {{"id", "chatcmpl-stub-" + answer.id}, {"object", "chat.completion"}, {"created", answer.createdS}, {"model", kStubModelName}};
    json["choices"] = Json::array({{{"index", 0}, {"message", message}, {"logprobs", nullptr}, {"finish_reason", "stop"}}});
    json["usage"] = chatUsage(answer);
    return json;
}

std::vector<std::string> chatEvents(const StubAnswer &answer)
{
    const auto chunk = [&](Json delta, Json finish) {
        Json json = {{"id", "chatcmpl-stub-" + answer.id}, {"object", "chat.completion.chunk"}, {"created", answer.createdS}, {"model", kStubModelName}};
        json["choices"] = Json::array({{{"index", 0}, {"delta", std::move(delta)}, {"finish_reason", std::move(finish)}}});
        return json;
    };
    std::vector<std::string> events = {eventText(chunk({{"role", "assistant"}, {"content", ""}}, nullptr))};
    for (const std::string &words : answerPortions(answer.text))
        events.push_back(eventText(chunk({{"content", words}}, nullptr)));
    events.push_back(eventText(chunk(Json::object(), "stop")));
    Json usage = chunk(Json::object(), nullptr);
    usage["choices"] = Json::array();
    usage["usage"] = chatUsage(answer);
    events.push_back(eventText(usage));
    events.emplace_back("data: [DONE]\n\n");
    return events;
}

Json responsesJson(const StubAnswer &answer, bool complete = true)
{
    Json json = {{"id", "resp_stub_" + answer.id}, {"object", "response"}, {"created_at", answer.createdS}, {"status", complete ? "completed" : "in_progress"},
                 {"error", nullptr}, {"incomplete_details", nullptr}, {"instructions", nullptr}, {"model", kStubModelName}, {"output", Json::array()}};
    if (!complete)
        return json;
    const Json content = Json::array({{{"type", "output_text"}, {"text", answer.text}, {"annotations", Json::array()}}});
    json["output"] = Json::array({{{"type", "message"}, {"id", "msg_stub_" + answer.id}, {"status", "completed"}, {"role", "assistant"}, {"content", content}}});
    json["usage"] = {{"input_tokens", answer.inputTokens}, {"input_tokens_details", {{"cached_tokens", 0}}}, {"output_tokens", answer.outputTokens},
                     {"output_tokens_details", {{"reasoning_tokens", 0}}}, {"total_tokens", answer.inputTokens + answer.outputTokens}};
    return json;
}

std::vector<std::string> responsesEvents(const StubAnswer &answer)
{
    std::vector<std::string> events;
    int number = 0;
    const auto add = [&](const std::string &type, Json members) {
        Json json = {{"type", type}, {"sequence_number", number++}};
        json.update(members);
        events.push_back(eventText(json, type));
    };
    const std::string item = "msg_stub_" + answer.id;
    add("response.created", {{"response", responsesJson(answer, false)}});
    add("response.output_item.added", {{"output_index", 0}, {"item", {{"type", "message"}, {"id", item}, {"status", "in_progress"}, {"role", "assistant"}, {"content", Json::array()}}}});
    for (const std::string &words : answerPortions(answer.text))
        add("response.output_text.delta", {{"item_id", item}, {"output_index", 0}, {"content_index", 0}, {"delta", words}});
    add("response.output_text.done", {{"item_id", item}, {"output_index", 0}, {"content_index", 0}, {"text", answer.text}});
    add("response.completed", {{"response", responsesJson(answer)}});
    return events;
}

Json messagesJson(const StubAnswer &answer, bool complete = true)
{
    Json json = {{"id", "msg_stub_" + answer.id}, {"type", "message"}, {"role", "assistant"}, {"model", kStubModelName}, {"content", Json::array()},
                 {"stop_reason", nullptr}, {"stop_sequence", nullptr}};
    json["usage"] = {{"input_tokens", answer.inputTokens}, {"cache_creation_input_tokens", 0}, {"cache_read_input_tokens", 0},
                     {"output_tokens", complete ? answer.outputTokens : 1}};
    if (complete) {
        json["content"] = Json::array({{{"type", "text"}, {"text", answer.text}}});
        json["stop_reason"] = "end_turn";
    }
    return json;
}

std::vector<std::string> messagesEvents(const StubAnswer &answer)
{
    std::vector<std::string> events;
    const auto add = [&](const std::string &type, Json members) {
        Json json = {{"type", type}};
        json.update(members);
        events.push_back(eventText(json, type));
    };
    add("message_start", {{"message", messagesJson(answer, false)}});
    add("content_block_start", {{"index", 0}, {"content_block", {{"type", "text"}, {"text", ""}}}});
    add("ping", Json::object());
    for (const std::string &words : answerPortions(answer.text))
        add("content_block_delta", {{"index", 0}, {"delta", {{"type", "text_delta"}, {"text", words}}}});
    add("content_block_stop", {{"index", 0}});
    add("message_delta", {{"delta", {{"stop_reason", "end_turn"}, {"stop_sequence", nullptr}}}, {"usage", {{"output_tokens", answer.outputTokens}}}});
    add("message_stop", Json::object());
    return events;
}

Json geminiJson(const StubAnswer &answer, const std::string &text, bool last)
{
    const Json content = {{"parts", Json::array({{{"text", text}}})}, {"role", "model"}};
    Json candidate = {{"content", content}};
    if (last)
        candidate["finishReason"] = "STOP";
    candidate["index"] = 0;
    Json json = {{"candidates", Json::array({candidate})}};
    json["usageMetadata"] = {{"promptTokenCount", answer.inputTokens}, {"candidatesTokenCount", answer.outputTokens},
                             {"totalTokenCount", answer.inputTokens + answer.outputTokens}};
    json["modelVersion"] = kStubModelName;
    json["responseId"] = "stub-" + answer.id;
    return json;
}

std::vector<std::string> geminiEvents(const StubAnswer &answer)
{
    std::vector<std::string> events;
    const auto words = answerPortions(answer.text);
    for (size_t i = 0; i < words.size(); ++i)
        events.push_back(eventText(geminiJson(answer, words[i], i + 1 == words.size())));
    return events;
}

std::vector<std::string> answerEvents(ProviderApi api, const StubAnswer &answer)
{
    switch (api) {
    case ProviderApi::openAiResponses:
        return responsesEvents(answer);
    case ProviderApi::anthropicMessages:
        return messagesEvents(answer);
    case ProviderApi::geminiGenerateContent:
        return geminiEvents(answer);
    default:
        return chatEvents(answer);
    }
}

Json answerJson(ProviderApi api, const StubAnswer &answer)
{
    switch (api) {
    case ProviderApi::openAiResponses:
        return responsesJson(answer);
    case ProviderApi::anthropicMessages:
        return messagesJson(answer);
    case ProviderApi::geminiGenerateContent:
        return geminiJson(answer, answer.text, true);
    default:
        return chatJson(answer);
    }
}

std::string_view errorType(int status)
{
    switch (status) {
    case 404:
        return "not_found_error";
    case 429:
        return "rate_limit_error";
    default:
        return status >= 500 ? "api_error" : "invalid_request_error";
    }
}

} // namespace

LoopbackReply stubReply(ProviderApi api, const StubAnswer &answer, bool stream)
{
    if (!stream)
        return jsonReply(200, answerJson(api, answer));
    LoopbackReply reply;
    reply.headers = {{"Content-Type", "text/event-stream; charset=utf-8"}, {"Cache-Control", "no-cache"}, {std::string(kStubHeader), "1"}};
    reply.chunks = answerEvents(api, answer);
    return reply;
}

LoopbackReply stubError(ProviderApi api, int status, const std::string &message)
{
    const std::string type(errorType(status));
    if (api == ProviderApi::anthropicMessages)
        return jsonReply(status, {{"type", "error"}, {"error", {{"type", type}, {"message", message}}}});
    if (api == ProviderApi::geminiGenerateContent)
        return jsonReply(status, {{"error", {{"code", status}, {"message", message}, {"status", status == 429 ? "RESOURCE_EXHAUSTED" : status >= 500 ? "INTERNAL" : "INVALID_ARGUMENT"}}}});
    return jsonReply(status, {{"error", {{"message", message}, {"type", type}, {"param", nullptr}, {"code", nullptr}}}});
}

LoopbackReply stubModelList(ProviderApi api)
{
    if (api == ProviderApi::geminiGenerateContent) {
        const Json methods = Json::array({"generateContent", "streamGenerateContent"});
        return jsonReply(200, {{"models", Json::array({{{"name", "models/" + kStubModelName}, {"displayName", kStubModelName}, {"supportedGenerationMethods", methods}}})}});
    }
    if (api == ProviderApi::anthropicMessages) {
        const Json model = {{"type", "model"}, {"id", kStubModelName}, {"display_name", kStubModelName}, {"created_at", "2026-01-01T00:00:00Z"}};
        return jsonReply(200, {{"data", Json::array({model})}, {"has_more", false}, {"first_id", kStubModelName}, {"last_id", kStubModelName}});
    }
    return jsonReply(200, {{"object", "list"}, {"data", Json::array({{{"id", kStubModelName}, {"object", "model"}, {"created", 1'767'225'600}, {"owned_by", "cacheloupe"}}})}});
}

} // namespace cacheloupe
