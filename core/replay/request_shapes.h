// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/model_request.h"
#include "core/replay/request_messages.h"
#include "core/replay/request_params.h"

#include <algorithm>
#include <string>
#include <vector>

namespace cacheloupe {

/// What a request says, before it has any provider's shape.
struct RequestContent {
    Conversation conversation;
    RequestParams params;
    std::string model;
    bool stream = false;
    bool openAiServer = false; ///< refuses what others have added to its API
};

/// A request's body, and what could not be said in it.
struct RequestShape {
    Json body = Json::object();
    std::vector<RequestGap> gaps;
    std::vector<std::string> dropped; ///< parameters

    void drop(const RequestParams &params, std::initializer_list<const char *> names)
    {
        for (const char *name : names) {
            if (params.has(name))
                dropped.emplace_back(name);
        }
    }
};

/// The bodies of the five APIs. Pure; any thread.
RequestShape openAiChatShape(const RequestContent &content);
RequestShape openAiResponsesShape(const RequestContent &content);
RequestShape anthropicShape(const RequestContent &content);
RequestShape geminiShape(const RequestContent &content);

/// True for OpenAI's models that think before they answer and therefore count their tokens under another name.
bool isReasoningModel(std::string_view model);

/// Copies the named values into a body.
inline void copyParams(const RequestParams &params, Json &body, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        if (params.has(name))
            body[name] = params.values[name];
    }
}

/// The messages without the system's, neighbours of one role joined: what Anthropic and Gemini demand.
std::vector<RequestMessage> alternatingMessages(const Conversation &conversation);

/// The text parts of a message as one text, an empty line between them.
std::string joinedText(const RequestMessage &message);

} // namespace cacheloupe
