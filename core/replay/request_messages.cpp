// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/request_messages.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

constexpr int kMaxNesting = 200;

using Part = MessagePart;
using Role = RequestMessage::Role;

/// The first of the members that is there; logs spell Gemini's members both ways.
const Json *anyMember(const Json &json, std::initializer_list<const char *> names)
{
    if (!json.is_object())
        return nullptr;
    for (const char *name : names) {
        if (const auto it = json.find(name); it != json.end() && !it->is_null())
            return &*it;
    }
    return nullptr;
}

std::string textMember(const Json &json, std::initializer_list<const char *> names)
{
    const Json *value = anyMember(json, names);
    return value && value->is_string() ? value->get<std::string>() : std::string();
}

/// Words of a part, a list of parts or plain text; what is none of them as JSON.
std::string wordsOf(const Json &value)
{
    if (value.is_null())
        return {};
    if (value.is_string())
        return value.get<std::string>();
    if (!value.is_array())
        return dumpJson(value);
    std::string out;
    for (const Json &part : value) {
        const Json *text = anyMember(part, {"text", "content"});
        out += part.is_string() ? part.get<std::string>() : text && text->is_string() ? text->get<std::string>() : dumpJson(part);
    }
    return out;
}

Json argumentsOf(const Json *value)
{
    if (!value)
        return Json::object();
    if (value->is_object())
        return *value;
    if (value->is_string() && isShallowJson(value->get_ref<const std::string &>())) {
        auto parsed = parseJson(value->get_ref<const std::string &>(), "arguments");
        if (parsed && parsed->is_object())
            return *std::move(parsed);
    }
    return Json::object();
}

Part textPart(std::string text)
{
    Part part;
    part.text = std::move(text);
    return part;
}

Part callPart(const Json &call, std::string id, const Json *arguments)
{
    Part part;
    part.kind = Part::Kind::toolCall;
    part.callId = std::move(id);
    part.tool = textMember(call, {"name"});
    part.arguments = argumentsOf(arguments);
    return part;
}

Part resultPart(std::string id, std::string tool, const Json *result)
{
    Part part;
    part.kind = Part::Kind::toolResult;
    part.callId = std::move(id);
    part.tool = std::move(tool);
    part.text = result ? wordsOf(*result) : std::string();
    return part;
}

/// Adds one part of a content list; what is known to be neither words nor tools is passed over, media with a mark.
void addPart(const Json &json, RequestMessage &message, Conversation &out)
{
    if (json.is_string())
        return message.parts.push_back(textPart(json.get<std::string>()));
    const std::string type = textMember(json, {"type"});
    if (const Json *call = anyMember(json, {"functionCall", "function_call"})) {
        message.parts.push_back(callPart(*call, textMember(*call, {"id"}), anyMember(*call, {"args", "arguments"})));
        message.parts.back().signature = textMember(json, {"thoughtSignature", "thought_signature"});
        return;
    }
    if (const Json *result = anyMember(json, {"functionResponse", "function_response"}))
        return message.parts.push_back(resultPart(textMember(*result, {"id"}), textMember(*result, {"name"}), anyMember(*result, {"response"})));
    if (type == "tool_use" || type == "tool_call")
        return message.parts.push_back(callPart(json, textMember(json, {"id"}), anyMember(json, {"input", "arguments"})));
    if (type == "tool_result" || type == "tool_call_response")
        return message.parts.push_back(resultPart(textMember(json, {"tool_use_id", "id"}), {}, anyMember(json, {"content", "response", "result"})));
    if (type == "thinking" || type == "redacted_thinking" || type == "reasoning" || jsonBool(json, "thought").value_or(false))
        return;
    const Json *text = anyMember(json, {"text", "refusal", "content"});
    if (text && text->is_string() && (type.empty() || type.ends_with("text") || type == "refusal"))
        return message.parts.push_back(textPart(text->get<std::string>()));
    out.mediaDropped = true;
}

void addContent(const Json &content, RequestMessage &message, Conversation &out)
{
    if (content.is_array()) {
        for (const Json &part : content)
            addPart(part, message, out);
    } else {
        addPart(content, message, out);
    }
}

void addToolCalls(const Json &json, RequestMessage &message)
{
    const Json *calls = anyMember(json, {"tool_calls"});
    if (calls && calls->is_array()) {
        for (const Json &call : *calls) {
            const Json *function = anyMember(call, {"function"});
            const Json &named = function ? *function : call;
            message.parts.push_back(callPart(named, textMember(call, {"id"}), anyMember(named, {"arguments", "args"})));
        }
    }
    if (const Json *old = anyMember(json, {"function_call"}); old && old->is_object())
        message.parts.push_back(callPart(*old, {}, anyMember(*old, {"arguments"})));
}

/// One entry of the list; false when it is no message at all.
bool addMessage(const Json &json, Conversation &out)
{
    const std::string type = textMember(json, {"type"});
    RequestMessage message;
    if (type == "function_call") {
        message.role = Role::assistant;
        message.parts.push_back(callPart(json, textMember(json, {"call_id", "id"}), anyMember(json, {"arguments"})));
        out.messages.push_back(std::move(message));
        return true;
    }
    if (type == "function_call_output") {
        message.parts.push_back(resultPart(textMember(json, {"call_id"}), {}, anyMember(json, {"output"})));
        out.messages.push_back(std::move(message));
        return true;
    }
    if (type == "reasoning")
        return true;
    const std::string role = asciiLower(textMember(json, {"role", "type"}));
    const Json *content = anyMember(json, {"content", "parts"});
    if (role == "tool" || role == "function") {
        // Gemini's and OpenTelemetry's results are parts; OpenAI's result is the content itself.
        if (anyMember(json, {"parts"}))
            addContent(*anyMember(json, {"parts"}), message, out);
        else
            message.parts.push_back(resultPart(textMember(json, {"tool_call_id"}), textMember(json, {"name"}), content));
        out.messages.push_back(std::move(message));
        return true;
    }
    const bool assistant = role == "assistant" || role == "model" || role == "ai";
    const bool system = role == "system" || role == "developer";
    if (!assistant && !system && role != "user" && role != "human")
        return false;
    message.role = assistant ? Role::assistant : system ? Role::system : Role::user;
    message.developer = role == "developer";
    message.name = textMember(json, {"name"});
    if (content)
        addContent(*content, message, out);
    if (assistant)
        addToolCalls(json, message);
    out.messages.push_back(std::move(message));
    return true;
}

/// Names what the log left nameless and drops half exchanges, which every provider refuses.
class ToolPairs {
public:
    explicit ToolPairs(Conversation &conversation) : m_conversation(conversation) {}

    void settle()
    {
        for (RequestMessage &message : m_conversation.messages) {
            for (Part &part : message.parts) {
                if (part.kind == Part::Kind::toolCall)
                    open(part);
                else if (part.kind == Part::Kind::toolResult)
                    close(part);
            }
        }
        for (RequestMessage &message : m_conversation.messages) {
            const auto half = [this](const Part &part) { return part.kind != Part::Kind::text && !isAnswered(part.callId); };
            m_conversation.toolsDropped = std::erase_if(message.parts, half) > 0 || m_conversation.toolsDropped;
            std::erase_if(message.parts, [](const Part &part) { return part.kind == Part::Kind::text && part.text.empty(); });
        }
        std::erase_if(m_conversation.messages, [](const RequestMessage &message) { return message.parts.empty(); });
    }

private:
    struct Call {
        std::string logged;
        std::string id;
        std::string tool;
        bool answered = false;
    };

    void open(Part &part)
    {
        std::string logged = part.callId;
        const bool taken = std::any_of(m_calls.begin(), m_calls.end(), [&](const Call &call) { return call.id == logged; });
        if (taken || !everyProviderTakes(logged))
            part.callId = "call_" + std::to_string(m_calls.size() + 1);
        m_calls.push_back({std::move(logged), part.callId, part.tool, false});
    }

    static bool everyProviderTakes(std::string_view id)
    {
        constexpr size_t longest = 40;
        constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
        return !id.empty() && id.size() <= longest && id.find_first_not_of(allowed) == std::string_view::npos;
    }

    void close(Part &part)
    {
        const auto match = std::find_if(m_calls.begin(), m_calls.end(), [&](const Call &call) {
            return !call.answered && (part.callId.empty() ? part.tool.empty() || call.tool == part.tool : call.logged == part.callId);
        });
        if (match == m_calls.end()) {
            part.callId.clear();
            return;
        }
        match->answered = true;
        part.callId = match->id;
        part.tool = match->tool;
    }

    bool isAnswered(std::string_view id) const
    {
        return std::any_of(m_calls.begin(), m_calls.end(), [&](const Call &call) { return call.id == id && call.answered && !call.tool.empty(); });
    }

    Conversation &m_conversation;
    std::vector<Call> m_calls;
};

} // namespace

bool isShallowJson(std::string_view text)
{
    int depth = 0;
    bool quoted = false;
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '\\')
            ++i;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '[' || c == '{') && ++depth > kMaxNesting)
            return false;
        else if (!quoted && (c == ']' || c == '}'))
            --depth;
    }
    return true;
}

std::optional<Conversation> readConversation(std::string_view text)
{
    if (!isShallowJson(text))
        return std::nullopt;
    const auto json = parseJson(text, "messages");
    if (!json)
        return std::nullopt;
    const Json *list = json->is_array() ? &*json : anyMember(*json, {"messages", "contents", "input"});
    Conversation out;
    if (const Json *system = anyMember(*json, {"system", "systemInstruction", "system_instruction", "instructions"})) {
        RequestMessage message;
        message.role = Role::system;
        message.parts.push_back(textPart(systemText(*system)));
        out.messages.push_back(std::move(message));
    }
    if (list && list->is_string()) {
        out.messages.emplace_back().parts.push_back(textPart(list->get<std::string>()));
    } else {
        if (!list || !list->is_array())
            return std::nullopt;
        for (const Json &message : *list) {
            if (!message.is_object() || !addMessage(message, out))
                return std::nullopt;
        }
    }
    ToolPairs(out).settle();
    const bool asks = std::any_of(out.messages.begin(), out.messages.end(), [](const RequestMessage &m) { return m.role != Role::system; });
    return asks ? std::optional(std::move(out)) : std::nullopt;
}

std::string systemText(const Json &value)
{
    const Json *parts = anyMember(value, {"parts", "content"});
    if (const Json *text = anyMember(value, {"text"}); text && text->is_string())
        return text->get<std::string>();
    return wordsOf(parts ? *parts : value);
}

std::string systemText(const Conversation &conversation)
{
    std::string out;
    for (const RequestMessage &message : conversation.messages) {
        if (message.role != Role::system)
            continue;
        for (const Part &part : message.parts)
            out += (out.empty() ? "" : "\n\n") + part.text;
    }
    return out;
}

} // namespace cacheloupe
