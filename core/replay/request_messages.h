// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// One part of a message: words, a call of a tool or what a tool gave back.
struct MessagePart {
    enum class Kind : std::uint8_t { text, toolCall, toolResult };
    Kind kind = Kind::text;
    std::string text;   ///< words, or the tool's result
    std::string callId; ///< of a call and of its result
    std::string tool;   ///< name
    Json arguments;     ///< of a call; an object
    std::string signature; ///< Gemini's proof that a call is its own
};

/// A message whichever provider's form it was logged in.
struct RequestMessage {
    enum class Role : std::uint8_t { system, user, assistant };
    Role role = Role::user;
    bool developer = false; ///< a system message that OpenAI's newer models call developer
    std::string name;       ///< of the speaker, OpenAI only
    std::vector<MessagePart> parts;
};

/// The messages of one request. Every call has an id of its own and exactly one result behind it; every result has its call.
struct Conversation {
    std::vector<RequestMessage> messages;
    bool mediaDropped = false;
    bool toolsDropped = false; ///< a call without result, or the other way round
};

/// Reads messages in the form of OpenAI (chat or responses), Anthropic, Gemini or OpenTelemetry: an array, or the object of a
/// whole request. nullopt when it is none of them or holds no words. Pure; any thread.
std::optional<Conversation> readConversation(std::string_view json);

/// Same for what only one member of a request holds (`system`, `instructions`, `systemInstruction`).
std::string systemText(const Json &value);

/// All system messages, an empty line between them.
std::string systemText(const Conversation &conversation);

/// False when arrays and objects lie so deep in each other that walking through them would need an unbounded stack.
bool isShallowJson(std::string_view text);

} // namespace cacheloupe
