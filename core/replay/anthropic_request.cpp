// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/replay/request_shapes.h"
#include "core/replay/tool_params.h"

namespace cacheloupe {

namespace {

/// Every model of the API may answer at this length.
constexpr int kAssumedMaxTokens = 4096;
/// Higher temperatures, which OpenAI takes, are refused.
constexpr double kHottest = 1;

Json anthropicBlock(const MessagePart &part)
{
    switch (part.kind) {
    case MessagePart::Kind::toolCall:
        return {{"type", "tool_use"}, {"id", part.callId}, {"name", part.tool}, {"input", part.arguments}};
    case MessagePart::Kind::toolResult:
        return {{"type", "tool_result"}, {"tool_use_id", part.callId}, {"content", toValidUtf8(part.text)}};
    case MessagePart::Kind::text:
        break;
    }
    return {{"type", "text"}, {"text", toValidUtf8(part.text)}};
}

Json anthropicMessage(const RequestMessage &message)
{
    Json out = {{"role", message.role == RequestMessage::Role::assistant ? "assistant" : "user"}};
    if (message.parts.size() == 1 && message.parts.front().kind == MessagePart::Kind::text) {
        out["content"] = toValidUtf8(message.parts.front().text);
        return out;
    }
    Json blocks = Json::array();
    for (const MessagePart &part : message.parts)
        blocks.push_back(anthropicBlock(part));
    out["content"] = std::move(blocks);
    return out;
}

/// A history with calls needs the tools' descriptions; without logged ones the names must do, and none may be called.
void addNamedTools(const std::vector<RequestMessage> &messages, RequestShape &out)
{
    Json tools = Json::array();
    std::vector<std::string> names;
    for (const RequestMessage &message : messages) {
        for (const MessagePart &part : message.parts) {
            if (part.kind != MessagePart::Kind::toolCall || std::find(names.begin(), names.end(), part.tool) != names.end())
                continue;
            names.push_back(part.tool);
            tools.push_back({{"name", part.tool}, {"input_schema", {{"type", "object"}}}});
        }
    }
    if (tools.empty())
        return;
    out.body["tools"] = std::move(tools);
    out.body["tool_choice"] = {{"type", "none"}};
    out.gaps.push_back(RequestGap::toolsDropped);
}

void addAnthropicTools(const RequestParams &params, const std::vector<RequestMessage> &messages, RequestShape &out)
{
    if (!params.has("tools"))
        return addNamedTools(messages, out);
    out.body["tools"] = anthropicTools(params.values["tools"]);
    Json choice = params.has("tool_choice") ? anthropicToolChoice(params.values["tool_choice"]) : Json();
    if (params.has("parallel_tool_calls") && !params.values["parallel_tool_calls"].get<bool>()) {
        if (choice.is_null())
            choice = {{"type", "auto"}};
        if (choice["type"] != "none")
            choice["disable_parallel_tool_use"] = true;
    }
    if (!choice.is_null())
        out.body["tool_choice"] = std::move(choice);
}

void addAnthropicParams(const RequestParams &params, RequestShape &out)
{
    if (params.has("temperature") && params.values["temperature"].get<double>() > kHottest)
        out.dropped.emplace_back("temperature");
    else
        copyParams(params, out.body, {"temperature"});
    copyParams(params, out.body, {"top_p", "top_k"});
    if (params.has("stop")) {
        Json stops = Json::array();
        for (const Json &stop : params.values["stop"]) {
            if (!trimmed(stop.get_ref<const std::string &>()).empty())
                stops.push_back(stop);
        }
        if (stops.size() != params.values["stop"].size())
            out.dropped.emplace_back("stop");
        if (!stops.empty())
            out.body["stop_sequences"] = std::move(stops);
    }
    if (params.has("response_format")) {
        const Json &format = params.values["response_format"];
        if (const Json *schema = jsonAt(format, "json_schema.schema"))
            out.body["output_config"] = {{"format", {{"type", "json_schema"}, {"schema", *schema}}}};
        else if (format["type"] != "text")
            out.dropped.emplace_back("response_format");
    }
    out.drop(params, {"seed", "presence_penalty", "frequency_penalty", "logit_bias", "reasoning_effort", "verbosity", "thinking_config"});
}

bool usesTools(const std::vector<RequestMessage> &messages)
{
    return std::any_of(messages.begin(), messages.end(), [](const RequestMessage &message) {
        return std::any_of(message.parts.begin(), message.parts.end(), [](const MessagePart &part) { return part.kind != MessagePart::Kind::text; });
    });
}

} // namespace

std::vector<RequestMessage> alternatingMessages(const Conversation &conversation)
{
    std::vector<RequestMessage> out;
    for (const RequestMessage &message : conversation.messages) {
        if (message.role == RequestMessage::Role::system)
            continue;
        if (out.empty() || out.back().role != message.role)
            out.push_back(message);
        else
            out.back().parts.insert(out.back().parts.end(), message.parts.begin(), message.parts.end());
    }
    // Results must stand before the words of the same turn.
    for (RequestMessage &message : out) {
        std::stable_partition(message.parts.begin(), message.parts.end(), [](const MessagePart &part) { return part.kind == MessagePart::Kind::toolResult; });
    }
    return out;
}

RequestShape anthropicShape(const RequestContent &content)
{
    RequestShape out;
    const RequestParams &params = content.params;
    std::vector<RequestMessage> messages = alternatingMessages(content.conversation);
    if (!messages.empty() && messages.front().role == RequestMessage::Role::assistant) {
        RequestMessage opening;
        opening.parts.emplace_back().text = ".";
        messages.insert(messages.begin(), std::move(opening));
        out.gaps.push_back(RequestGap::openingAdded);
    }
    out.body["model"] = content.model;
    if (params.has("max_tokens")) {
        out.body["max_tokens"] = params.values["max_tokens"];
    } else {
        out.body["max_tokens"] = kAssumedMaxTokens;
        out.gaps.push_back(RequestGap::maxTokensAssumed);
    }
    if (const std::string system = systemText(content.conversation); !system.empty())
        out.body["system"] = toValidUtf8(system);
    Json list = Json::array();
    for (const RequestMessage &message : messages)
        list.push_back(anthropicMessage(message));
    out.body["messages"] = std::move(list);
    addAnthropicParams(params, out);
    // With calls in the history the thoughts of then would be demanded too, and logs do not hold their signatures.
    if (params.has("thinking") && usesTools(messages))
        out.dropped.emplace_back("thinking");
    else
        copyParams(params, out.body, {"thinking"});
    addAnthropicTools(params, messages, out);
    out.body["stream"] = content.stream;
    return out;
}

} // namespace cacheloupe
