// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/message_text.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

constexpr std::array<const char *, 4> kTextMembers = {"text", "content", "input_text", "output_text"};
constexpr std::array<const char *, 5> kContentMembers = {"content", "contents", "parts", "text", "kwargs"};
constexpr std::array<std::string_view, 3> kUserRoles = {"user", "human", "HumanMessage"};

/// The message inside the wrappers that traces put around it.
const Json &unwrapped(const Json &message)
{
    for (const char *wrapper : {"message", "message_content", "data", "kwargs"})
        if (message.is_object() && message.contains(wrapper) && message[wrapper].is_object() && !message.contains("role"))
            return unwrapped(message[wrapper]);
    return message;
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
    return nullptr;
}

bool isNested(const Json &messages)
{
    return messages.is_array() && messages.size() == 1 && messages.front().is_array();
}

} // namespace

Json contentText(const Json &content)
{
    if (content.is_string())
        return content;
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
    if (messages.is_array())
        return isNested(messages) ? lastMessageText(messages.front()) : messages.empty() ? Json(nullptr) : messageText(messages.back());
    return messageText(messages);
}

} // namespace cacheloupe
