// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/hit.h"
#include "core/driver/http_client.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// What the log does not hold, so that the replayed request may differ from the original one.
enum class RequestGap : std::uint8_t {
    messagesFromQuery, ///< only the query was logged: it is sent as the one user message
    noSystemPrompt,
    noParams,
    modelOverridden, ///< another model than the logged one is asked
    toolsDropped,    ///< the key names a tool, the request cannot repeat it
    streamIgnored,   ///< the original streamed; a replay asks for one reply
};
/// `messages_from_query`, `no_system_prompt`, `no_params`, `model_overridden`, `tools_dropped`, `stream_ignored`.
std::string_view requestGapName(RequestGap gap);

/// A chat completions request rebuilt from a hit.
struct ChatRequest {
    std::string body;  ///< JSON, exactly what is sent
    std::string model;
    std::vector<RequestGap> gaps;
};

/// Rebuilds the request; `model` overrides the logged model unless empty. Fails with schema/missingField when there is
/// neither a query nor messages, or no model. Pure; any thread.
Result<ChatRequest> buildChatRequest(const Hit &hit, std::string_view model = {});

/// Headers that ask the known gateways not to answer from their own cache; harmless elsewhere.
std::vector<HttpHeader> cacheBypassHeaders();

/// True when the reply's headers say that a gateway answered from its cache nevertheless.
bool answeredFromCache(const HttpResponse &response);

/// `https://host/v1` or the full path → the URL of chat completions.
std::string chatCompletionsUrl(std::string_view endpoint);

/// The reply of a chat completions server.
struct ChatAnswer {
    std::string text;
    std::string model;
    std::string finishReason;
    TokenUsage usage;
};

/// Fails with parse/malformedJson or schema/notAnAnswer naming `where`.
Result<ChatAnswer> readChatAnswer(std::string_view body, std::string where);

} // namespace cacheloupe
