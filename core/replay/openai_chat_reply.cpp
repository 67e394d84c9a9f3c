// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/reply_shapes.h"

#include <map>

namespace cacheloupe {

namespace {

/// Text, or the text of the parts that have some.
std::string chatText(const Json *content)
{
    if (!content)
        return {};
    if (content->is_string())
        return content->get<std::string>();
    std::string out;
    if (content->is_array()) {
        for (const Json &part : *content)
            out += jsonText(part, "text").value_or("");
    }
    return out;
}

const Json *firstChoice(const Json &json)
{
    const Json *choices = jsonAt(json, "choices");
    if (!choices || !choices->is_array())
        return nullptr;
    for (const Json &choice : *choices) {
        if (choice.is_object() && placeIn(choice, "index", 0) == 0)
            return &choice;
    }
    return nullptr;
}

ReplyEnd chatEnd(const std::string &reason, bool refused, bool calls)
{
    if (reason == "length")
        return ReplyEnd::truncated;
    if (reason == "content_filter")
        return ReplyEnd::filtered;
    if (refused)
        return ReplyEnd::refused;
    return calls ? ReplyEnd::toolCalls : ReplyEnd::complete;
}

/// The message of a stream, grown delta by delta.
class ChatDeltas {
public:
    void take(const Json &choice)
    {
        if (const auto reason = jsonText(choice, "finish_reason"); reason && !reason->empty())
            m_reason = *reason;
        // Some servers send the last piece as a message.
        const Json *delta = jsonAt(choice, choice.contains("delta") ? "delta" : "message");
        if (!delta || !delta->is_object())
            return;
        m_text += chatText(jsonAt(*delta, "content"));
        m_refusal += jsonText(*delta, "refusal").value_or("");
        if (const Json *calls = jsonAt(*delta, "tool_calls"); calls && calls->is_array()) {
            for (const Json &call : *calls)
                takeCall(call);
        }
        if (const Json *old = jsonAt(*delta, "function_call"); old && old->is_object())
            addTo(m_calls[0], *old);
    }

    bool isEnded() const { return !m_reason.empty(); }

    Json choice() const
    {
        Json message = {{"role", "assistant"}, {"content", m_text}};
        if (!m_refusal.empty())
            message["refusal"] = m_refusal;
        Json calls = Json::array();
        for (const auto &[index, call] : m_calls)
            calls.push_back({{"type", "function"}, {"function", {{"name", call.name}, {"arguments", call.arguments}}}});
        if (!calls.empty())
            message["tool_calls"] = std::move(calls);
        return {{"index", 0}, {"message", std::move(message)}, {"finish_reason", m_reason}};
    }

private:
    struct Call {
        std::string id;
        std::string name;
        std::string arguments;
    };

    void takeCall(const Json &call)
    {
        const std::string id = jsonText(call, "id").value_or("");
        int index = placeIn(call, "index", -1);
        // Servers that number nothing send each call whole, with an id of its own.
        if (index < 0)
            index = m_calls.empty() ? 0 : id.empty() || id == m_calls.rbegin()->second.id ? m_calls.rbegin()->first : m_calls.rbegin()->first + 1;
        Call &grown = m_calls[index];
        if (!id.empty())
            grown.id = id;
        if (const Json *function = jsonAt(call, "function"); function && function->is_object())
            addTo(grown, *function);
    }

    static void addTo(Call &call, const Json &function)
    {
        if (const auto name = jsonText(function, "name"); name && call.name.empty())
            call.name = *name;
        call.arguments += jsonText(function, "arguments").value_or("");
    }

    std::string m_text;
    std::string m_refusal;
    std::string m_reason;
    std::map<int, Call> m_calls;
};

} // namespace

std::optional<ReplyContent> openAiChatReply(const Json &json)
{
    const Json *choice = firstChoice(json);
    const Json *message = choice ? jsonAt(*choice, "message") : nullptr;
    if (!message || !message->is_object())
        return std::nullopt;
    ReplyContent out;
    out.reply.text = chatText(jsonAt(*message, "content"));
    out.ending = jsonText(*choice, "finish_reason").value_or("");
    const std::string refusal = jsonText(*message, "refusal").value_or("");
    if (out.reply.text.empty())
        out.reply.text = refusal;
    if (const Json *calls = jsonAt(*message, "tool_calls"); calls && calls->is_array()) {
        for (const Json &call : *calls) {
            if (const Json *arguments = jsonAt(call, "function.arguments"))
                addToolCall(out, jsonText(call, "function.name").value_or(""), *arguments);
            else if (const Json *input = jsonAt(call, "custom.input"))
                addToolCall(out, jsonText(call, "custom.name").value_or(""), *input);
        }
    }
    if (const Json *old = jsonAt(*message, "function_call.arguments"))
        addToolCall(out, jsonText(*message, "function_call.name").value_or(""), *old);
    out.reply.end = chatEnd(out.ending, !refusal.empty(), !out.toolCalls.empty());
    out.reply.model = jsonText(json, "model").value_or("");
    out.reply.usage.inputTokens = tokenCount(json, "usage.prompt_tokens");
    out.reply.usage.outputTokens = tokenCount(json, "usage.completion_tokens");
    out.reply.usage.cachedInputTokens = tokenCount(json, "usage.prompt_tokens_details.cached_tokens");
    return out;
}

std::optional<Json> openAiChatFromStream(const StreamedReply &stream)
{
    Json out = Json::object();
    ChatDeltas deltas;
    bool anything = false;
    for (const Json &event : stream.events) {
        if (const auto model = jsonText(event, "model"); model && !model->empty())
            out["model"] = *model;
        if (const Json *usage = jsonAt(event, "usage"); usage && usage->is_object())
            out["usage"] = *usage;
        if (const Json *choice = firstChoice(event)) {
            deltas.take(*choice);
            anything = true;
        }
    }
    if (!deltas.isEnded() && !(stream.done && anything))
        return std::nullopt;
    out["choices"] = Json::array({deltas.choice()});
    return out;
}

} // namespace cacheloupe
