// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/request_shapes.h"

#include "core/base/utf8.h"

namespace cacheloupe {

namespace {

constexpr size_t kMostStops = 4;

Json chatToolCalls(const RequestMessage &message)
{
    Json calls = Json::array();
    for (const MessagePart &part : message.parts) {
        if (part.kind == MessagePart::Kind::toolCall)
            calls.push_back({{"id", part.callId}, {"type", "function"}, {"function", {{"name", part.tool}, {"arguments", dumpJson(part.arguments)}}}});
    }
    return calls;
}

/// One text as it is, several as the parts they were logged as; null when there is none.
Json chatContent(const RequestMessage &message)
{
    Json texts = Json::array();
    for (const MessagePart &part : message.parts) {
        if (part.kind == MessagePart::Kind::text)
            texts.push_back({{"type", "text"}, {"text", toValidUtf8(part.text)}});
    }
    if (texts.empty())
        return {};
    return texts.size() == 1 ? texts.front()["text"] : texts;
}

void addChatMessage(const RequestMessage &message, Json &messages)
{
    for (const MessagePart &part : message.parts) {
        if (part.kind == MessagePart::Kind::toolResult)
            messages.push_back({{"role", "tool"}, {"tool_call_id", part.callId}, {"content", toValidUtf8(part.text)}});
    }
    Json calls = chatToolCalls(message);
    Json content = chatContent(message);
    if (content.is_null() && calls.empty())
        return;
    Json out = Json::object();
    switch (message.role) {
    case RequestMessage::Role::system:
        out["role"] = message.developer ? "developer" : "system";
        break;
    case RequestMessage::Role::user:
        out["role"] = "user";
        break;
    case RequestMessage::Role::assistant:
        out["role"] = "assistant";
        break;
    }
    out["content"] = std::move(content);
    if (!message.name.empty())
        out["name"] = message.name;
    if (!calls.empty())
        out["tool_calls"] = std::move(calls);
    messages.push_back(std::move(out));
}

} // namespace

bool isReasoningModel(std::string_view model)
{
    if (const size_t slash = model.rfind('/'); slash != std::string_view::npos)
        model.remove_prefix(slash + 1);
    const auto isNamed = [&](std::string_view family) {
        return model.starts_with(family) && (model.size() == family.size() || model[family.size()] == '-' || model[family.size()] == '.');
    };
    return isNamed("o1") || isNamed("o3") || isNamed("o4") || isNamed("gpt-5") || isNamed("gpt-6") || isNamed("gpt-oss");
}

RequestShape openAiChatShape(const RequestContent &content)
{
    RequestShape out;
    const RequestParams &params = content.params;
    out.body["model"] = content.model;
    Json messages = Json::array();
    for (const RequestMessage &message : content.conversation.messages)
        addChatMessage(message, messages);
    out.body["messages"] = std::move(messages);
    copyParams(params, out.body,
               {"temperature", "top_p", "seed", "presence_penalty", "frequency_penalty", "logit_bias", "response_format", "reasoning_effort", "verbosity", "tools"});
    if (params.has("tools"))
        copyParams(params, out.body, {"tool_choice", "parallel_tool_calls"});
    if (params.has("max_tokens")) {
        const bool newer = params.maxTokensName == "max_completion_tokens" || isReasoningModel(content.model);
        out.body[newer ? "max_completion_tokens" : "max_tokens"] = params.values["max_tokens"];
    }
    if (params.has("stop") && !params.values["stop"].empty()) {
        const Json &stops = params.values["stop"];
        if (stops.size() > kMostStops && content.openAiServer)
            out.dropped.emplace_back("stop");
        else
            out.body["stop"] = stops.size() == 1 ? stops.front() : stops;
    }
    // Others than OpenAI's own servers widely take it: vLLM, llama.cpp, Ollama, OpenRouter.
    if (content.openAiServer)
        out.drop(params, {"top_k"});
    else
        copyParams(params, out.body, {"top_k"});
    out.drop(params, {"thinking", "thinking_config"});
    out.body["stream"] = content.stream;
    if (content.stream)
        out.body["stream_options"] = {{"include_usage", true}};
    return out;
}

} // namespace cacheloupe
