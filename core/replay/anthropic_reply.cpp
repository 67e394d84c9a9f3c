// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/reply_shapes.h"

#include <map>

namespace cacheloupe {

namespace {

ReplyEnd anthropicEnd(const std::string &reason, bool calls)
{
    if (reason == "max_tokens" || reason == "model_context_window_exceeded" || reason == "pause_turn")
        return ReplyEnd::truncated;
    if (reason == "refusal")
        return ReplyEnd::refused;
    return calls ? ReplyEnd::toolCalls : ReplyEnd::complete;
}

/// Anthropic counts what came from and went to the prompt cache beside the input, not in it.
TokenUsage anthropicUsage(const Json &json)
{
    TokenUsage out;
    out.cachedInputTokens = tokenCount(json, "usage.cache_read_input_tokens");
    out.cacheCreationTokens = tokenCount(json, "usage.cache_creation_input_tokens");
    if (const auto fresh = tokenCount(json, "usage.input_tokens"))
        out.inputTokens = *fresh + out.cachedInputTokens.value_or(0) + out.cacheCreationTokens.value_or(0);
    out.outputTokens = tokenCount(json, "usage.output_tokens");
    return out;
}

/// One content block of a stream; the arguments of a call come as pieces of JSON text.
struct GrowingBlock {
    Json block = Json::object();
    std::string words;
    std::string arguments;

    void take(const Json &delta)
    {
        words += jsonText(delta, "text").value_or("");
        arguments += jsonText(delta, "partial_json").value_or("");
    }

    Json finished() const
    {
        Json out = block;
        if (jsonText(out, "type") == "text")
            out["text"] = jsonText(out, "text").value_or("") + words;
        else if (!arguments.empty())
            out["input"] = arguments;
        return out;
    }
};

} // namespace

std::optional<ReplyContent> anthropicReply(const Json &json)
{
    const Json *content = jsonAt(json, "content");
    if (!content || !content->is_array())
        return std::nullopt;
    ReplyContent out;
    for (const Json &block : *content) {
        const std::string type = jsonText(block, "type").value_or("");
        if (type == "text")
            out.reply.text += jsonText(block, "text").value_or("");
        else if (const Json *input = jsonAt(block, "input"); input && type == "tool_use")
            addToolCall(out, jsonText(block, "name").value_or(""), *input);
    }
    out.ending = jsonText(json, "stop_reason").value_or("");
    out.reply.end = anthropicEnd(out.ending, !out.toolCalls.empty());
    out.reply.model = jsonText(json, "model").value_or("");
    out.reply.usage = anthropicUsage(json);
    return out;
}

std::optional<Json> anthropicFromStream(const StreamedReply &stream)
{
    Json message = Json::object();
    std::map<int, GrowingBlock> blocks;
    bool ended = false;
    for (const Json &event : stream.events) {
        const std::string type = jsonText(event, "type").value_or("");
        const int index = placeIn(event, "index", 0);
        if (const Json *start = jsonAt(event, "message"); start && start->is_object() && type == "message_start") {
            message = *start;
        } else if (const Json *block = jsonAt(event, "content_block"); block && block->is_object() && type == "content_block_start") {
            blocks[index].block = *block;
        } else if (const Json *delta = jsonAt(event, "delta"); delta && type == "content_block_delta") {
            blocks[index].take(*delta);
        } else if (type == "message_delta") {
            if (const auto reason = jsonText(event, "delta.stop_reason"))
                message["stop_reason"] = *reason;
            // The counts of this event are totals and stand for those of the first.
            if (const Json *usage = jsonAt(event, "usage"); usage && usage->is_object()) {
                if (!message.contains("usage") || !message["usage"].is_object())
                    message["usage"] = Json::object();
                for (const auto &[name, value] : usage->items()) {
                    if (!value.is_null())
                        message["usage"][name] = value;
                }
            }
        } else if (type == "message_stop") {
            ended = true;
        }
    }
    if (!ended)
        return std::nullopt;
    Json content = Json::array();
    for (const auto &[index, block] : blocks)
        content.push_back(block.finished());
    message["content"] = std::move(content);
    return message;
}

} // namespace cacheloupe
