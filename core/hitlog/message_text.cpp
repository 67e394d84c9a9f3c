// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/message_text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace cacheloupe {

namespace {

constexpr std::array<const char *, 4> kTextMembers = {"text", "content", "input_text", "output_text"};
constexpr std::array<const char *, 5> kContentMembers = {"content", "contents", "parts", "text", "kwargs"};
/// Members by which a JSON object is known as a message, a part of one, or what holds messages.
constexpr std::array<const char *, 9> kMessageMembers = {"role", "type", "parts", "message", "messages", "contents", "choices", "candidates", "kwargs"};
constexpr std::array<std::string_view, 3> kUserRoles = {"user", "human", "HumanMessage"};

/// The message inside the wrappers that traces put around it.
const Json &unwrapped(const Json &message)
{
    for (const char *wrapper : {"message", "message_content", "data", "kwargs"})
        if (message.is_object() && message.contains(wrapper) && message[wrapper].is_object() && !message.contains("role"))
            return unwrapped(message[wrapper]);
    return message;
}

/// Traces write messages as JSON in a text; any other text stands for itself.
std::optional<Json> messagesIn(const Json &value)
{
    if (!value.is_string())
        return std::nullopt;
    const auto &text = value.get_ref<const std::string &>();
    if (text.size() < 2 || (text.front() != '[' && text.front() != '{'))
        return std::nullopt;
    auto json = parseJson(text, {});
    const Json *first = !json ? nullptr : &*json;
    while (first && first->is_array())
        first = first->empty() ? nullptr : &first->front();
    const bool isMessage = first && first->is_object()
        && std::any_of(kMessageMembers.begin(), kMessageMembers.end(), [&](const char *name) { return first->contains(name); });
    return isMessage ? std::optional(std::move(*json)) : std::nullopt;
}

std::string roleOf(const Json &message)
{
    const Json &inner = unwrapped(message);
    for (const char *name : {"role", "type"})
        if (const auto role = jsonText(inner, name); role && !role->empty() && *role != "constructor")
            return *role;
    if (message.is_object() && message.contains("id") && message["id"].is_array() && !message["id"].empty() && message["id"].back().is_string())
        return message["id"].back().get<std::string>();
    return {};
}

Json messageText(const Json &message)
{
    const Json &inner = unwrapped(message);
    if (!inner.is_object())
        return contentText(inner);
    for (const char *name : kContentMembers)
        if (inner.contains(name))
            if (Json text = contentText(inner[name]); !text.is_null())
                return text;
    for (const char *name : {"choices", "candidates"})
        if (inner.contains(name) && inner[name].is_array() && !inner[name].empty())
            return messageText(inner[name].front());
    return nullptr;
}

bool isNested(const Json &messages)
{
    return messages.is_array() && messages.size() == 1 && messages.front().is_array();
}

} // namespace

Json contentText(const Json &content)
{
    if (content.is_string()) {
        const auto parts = messagesIn(content);
        const Json text = parts ? contentText(*parts) : Json(nullptr);
        return text.is_null() ? content : text;
    }
    if (content.is_object()) {
        for (const char *name : kTextMembers)
            if (content.contains(name) && content[name].is_string())
                return content[name];
        return &unwrapped(content) == &content ? Json(nullptr) : messageText(content);
    }
    if (!content.is_array())
        return nullptr;
    std::string text;
    bool any = false;
    for (const auto &part : content) {
        const Json one = contentText(part);
        if (!one.is_string())
            continue;
        text.append(any ? "\n" : "").append(one.get_ref<const std::string &>());
        any = true;
    }
    return any ? Json(std::move(text)) : Json(nullptr);
}

Json lastUserText(const Json &messages)
{
    if (const auto inText = messagesIn(messages))
        if (Json text = lastUserText(*inText); !text.is_null())
            return text;
    if (messages.is_string())
        return messages;
    if (isNested(messages))
        return lastUserText(messages.front());
    if (messages.is_object()) {
        for (const char *name : {"messages", "contents", "input", "prompt"})
            if (messages.contains(name))
                return lastUserText(messages[name]);
        return messageText(messages);
    }
    if (!messages.is_array())
        return nullptr;
    for (auto it = messages.rbegin(); it != messages.rend(); ++it) {
        const std::string role = roleOf(*it);
        if (it->is_object() && (role.empty() || std::find(kUserRoles.begin(), kUserRoles.end(), role) != kUserRoles.end()))
            if (Json text = messageText(*it); !text.is_null())
                return text;
    }
    return messages.empty() || !messages.back().is_string() ? Json(nullptr) : messages.back();
}

Json lastMessageText(const Json &messages)
{
    if (const auto inText = messagesIn(messages))
        if (Json text = lastMessageText(*inText); !text.is_null())
            return text;
    if (messages.is_array())
        return isNested(messages) ? lastMessageText(messages.front()) : messages.empty() ? Json(nullptr) : messageText(messages.back());
    return messageText(messages);
}

} // namespace cacheloupe
