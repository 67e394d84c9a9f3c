// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/reply_shapes.h"

namespace cacheloupe {

namespace {

struct ResponsesText {
    std::string words;
    std::string refusal;
};

void addOutputItem(const Json &item, ResponsesText &text, ReplyContent &out)
{
    const std::string type = jsonText(item, "type").value_or("");
    if (type == "function_call" || type == "custom_tool_call") {
        const Json *arguments = jsonAt(item, type == "function_call" ? "arguments" : "input");
        return addToolCall(out, jsonText(item, "name").value_or(""), arguments ? *arguments : Json());
    }
    const Json *content = jsonAt(item, "content");
    if (type != "message" || !content || !content->is_array())
        return;
    for (const Json &part : *content) {
        if (jsonText(part, "type") == "refusal")
            text.refusal += jsonText(part, "refusal").value_or("");
        else
            text.words += jsonText(part, "text").value_or("");
    }
}

} // namespace

std::optional<ReplyContent> openAiResponsesReply(const Json &json)
{
    const Json *output = jsonAt(json, "output");
    if (!output || !output->is_array())
        return std::nullopt;
    ReplyContent out;
    ResponsesText text;
    for (const Json &item : *output)
        addOutputItem(item, text, out);
    const std::string why = jsonText(json, "incomplete_details.reason").value_or("");
    out.ending = why.empty() ? jsonText(json, "status").value_or("") : why;
    ModelReply &reply = out.reply;
    reply.text = text.words.empty() ? text.refusal : text.words;
    if (why == "content_filter")
        reply.end = ReplyEnd::filtered;
    else if (out.ending == "incomplete" || !why.empty())
        reply.end = ReplyEnd::truncated;
    else if (!text.refusal.empty())
        reply.end = ReplyEnd::refused;
    else if (!out.toolCalls.empty())
        reply.end = ReplyEnd::toolCalls;
    reply.model = jsonText(json, "model").value_or("");
    reply.usage.inputTokens = tokenCount(json, "usage.input_tokens");
    reply.usage.outputTokens = tokenCount(json, "usage.output_tokens");
    reply.usage.cachedInputTokens = tokenCount(json, "usage.input_tokens_details.cached_tokens");
    return out;
}

std::optional<Json> openAiResponsesFromStream(const StreamedReply &stream)
{
    Json items = Json::array();
    for (const Json &event : stream.events) {
        const std::string type = jsonText(event, "type").value_or("");
        if (const Json *item = jsonAt(event, "item"); item && type == "response.output_item.done")
            items.push_back(*item);
        const Json *response = jsonAt(event, "response");
        if (!response || !response->is_object() || (type != "response.completed" && type != "response.incomplete" && type != "response.failed"))
            continue;
        Json out = *response;
        // The last event repeats the output; servers that leave it out have sent its items before.
        const Json *output = jsonAt(out, "output");
        if (!output || !output->is_array() || output->empty())
            out["output"] = std::move(items);
        return out;
    }
    return std::nullopt;
}

} // namespace cacheloupe
