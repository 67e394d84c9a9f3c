// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/replay/request_shapes.h"
#include "core/replay/tool_params.h"

namespace cacheloupe {

namespace {

/// OpenAI refuses a lower limit of this API.
constexpr std::int64_t kLowestOutputTokens = 16;

std::string responsesRole(const RequestMessage &message)
{
    switch (message.role) {
    case RequestMessage::Role::system:
        return message.developer ? "developer" : "system";
    case RequestMessage::Role::assistant:
        return "assistant";
    case RequestMessage::Role::user:
        break;
    }
    return "user";
}

void addResponsesItems(const RequestMessage &message, Json &items)
{
    for (const MessagePart &part : message.parts) {
        switch (part.kind) {
        case MessagePart::Kind::text:
            items.push_back({{"type", "message"}, {"role", responsesRole(message)}, {"content", toValidUtf8(part.text)}});
            break;
        case MessagePart::Kind::toolCall:
            items.push_back({{"type", "function_call"}, {"call_id", part.callId}, {"name", part.tool}, {"arguments", dumpJson(part.arguments)}});
            break;
        case MessagePart::Kind::toolResult:
            items.push_back({{"type", "function_call_output"}, {"call_id", part.callId}, {"output", toValidUtf8(part.text)}});
            break;
        }
    }
}

/// response_format and verbosity of chat completions are members of `text` here.
void addTextOptions(const RequestParams &params, Json &body)
{
    Json text = Json::object();
    if (params.has("response_format")) {
        const Json &format = params.values["response_format"];
        Json flat = {{"type", format["type"]}};
        if (format.contains("json_schema"))
            flat.update(format["json_schema"]);
        text["format"] = std::move(flat);
    }
    copyParams(params, text, {"verbosity"});
    if (!text.empty())
        body["text"] = std::move(text);
}

} // namespace

RequestShape openAiResponsesShape(const RequestContent &content)
{
    RequestShape out;
    const RequestParams &params = content.params;
    out.body["model"] = content.model;
    Json items = Json::array();
    for (const RequestMessage &message : content.conversation.messages)
        addResponsesItems(message, items);
    out.body["input"] = std::move(items);
    copyParams(params, out.body, {"temperature", "top_p"});
    if (params.has("max_tokens")) {
        const auto limit = params.values["max_tokens"].get<std::int64_t>();
        if (limit < kLowestOutputTokens)
            out.dropped.emplace_back("max_tokens");
        out.body["max_output_tokens"] = std::max(limit, kLowestOutputTokens);
    }
    addTextOptions(params, out.body);
    if (params.has("reasoning_effort"))
        out.body["reasoning"] = {{"effort", params.values["reasoning_effort"]}};
    if (params.has("tools")) {
        out.body["tools"] = responsesTools(params.values["tools"]);
        if (params.has("tool_choice"))
            out.body["tool_choice"] = responsesToolChoice(params.values["tool_choice"]);
        copyParams(params, out.body, {"parallel_tool_calls"});
    }
    out.drop(params, {"top_k", "stop", "seed", "presence_penalty", "frequency_penalty", "logit_bias", "thinking", "thinking_config"});
    // The API keeps answers for a month unless told not to; a replay leaves nothing behind.
    out.body["store"] = false;
    out.body["stream"] = content.stream;
    return out;
}

} // namespace cacheloupe
