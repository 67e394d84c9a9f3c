// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"
#include "core/replay/model_reply.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// The JSON of a stream's events, and whether the protocol's own last word (`[DONE]`) was among them.
struct StreamedReply {
    std::vector<Json> events;
    bool done = false;
};

/// What a reply says before it is checked for being an answer at all.
struct ReplyContent {
    ModelReply reply;
    Json toolCalls = Json::array(); ///< `{"name","arguments"}`, arguments parsed
    std::string ending;             ///< the provider's own word, for errors
};

/// Readers of plain replies; nullopt = not the shape of this API.
std::optional<ReplyContent> openAiChatReply(const Json &json);
std::optional<ReplyContent> openAiResponsesReply(const Json &json);
std::optional<ReplyContent> anthropicReply(const Json &json);
std::optional<ReplyContent> geminiReply(const Json &json);

/// A stream put together to what the plain reply would have been; nullopt when it ends before its end.
std::optional<Json> openAiChatFromStream(const StreamedReply &stream);
std::optional<Json> openAiResponsesFromStream(const StreamedReply &stream);
std::optional<Json> anthropicFromStream(const StreamedReply &stream);
std::optional<Json> geminiFromStream(const StreamedReply &stream);

/// Adds a call; arguments that are JSON text become JSON.
void addToolCall(ReplyContent &content, const std::string &name, const Json &arguments);

/// A token count; absent when it is missing or no count.
std::optional<std::int64_t> tokenCount(const Json &json, std::string_view path);

/// A small place in a list (`index` of a choice, a call or a block); `otherwise` when it is missing or none.
int placeIn(const Json &json, const char *member, int otherwise);

/// The JSON of a plain reply. Fails as readModelReply() does for a body that is none, or that speaks of an error.
Result<Json> parseReplyJson(const HttpResponse &response, const std::string &where);

/// The error that an object in a body speaks of, as if the server had answered with that error's status; nullopt when there is none.
std::optional<Error> errorInReply(const Json &json, const std::string &where);

} // namespace cacheloupe
