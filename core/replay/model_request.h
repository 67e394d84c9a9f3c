// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/hit.h"
#include "core/driver/http_client.h"
#include "core/replay/provider_api.h"
#include "core/replay/request_template.h"

#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// How the replayed request differs, or may differ, from the original one.
enum class RequestGap : std::uint8_t {
    messagesFromQuery, ///< only the query was logged: it is sent as the one user message
    noSystemPrompt,
    noParams,
    modelOverridden,  ///< another model than the logged one is asked
    toolsDropped,     ///< the original used tools, the request cannot offer them
    streamIgnored,    ///< the original streamed; a replay asks for one reply
    filledFromTemplate, ///< the call site's template gave what the log does not hold
    paramsDropped,      ///< ModelRequest::droppedParams: the asked API does not take them
    mediaDropped,       ///< images, sound or files among the messages
    maxTokensAssumed,   ///< the API demands a limit and none was logged
    secretInUrlRemoved, ///< the endpoint's query or user info held a key
    openingAdded,       ///< the API demands that the user speaks first: a "." stands before the assistant's greeting
};
/// `messages_from_query`, `no_system_prompt`, `no_params`, `model_overridden`, `tools_dropped`, `stream_ignored`,
/// `filled_from_template`, `params_dropped`, `media_dropped`, `max_tokens_assumed`, `secret_in_url_removed`, `opening_added`.
std::string_view requestGapName(RequestGap gap);

/// A request rebuilt from a hit, exactly as it is sent but for the secret, which travels as `secretHeader: secretPrefix…`.
struct ModelRequest {
    std::string url;
    std::vector<HttpHeader> headers; ///< with those that ask gateways not to answer from their cache
    std::string body;                ///< JSON; empty = GET
    std::string secretHeader = "Authorization";
    std::string secretPrefix = "Bearer ";
    std::string model;
    std::vector<RequestGap> gaps; ///< each once, ascending
    std::vector<std::string> droppedParams; ///< names, never values
};

/// Rebuilds the request of a hit for the target; the hit's messages may be logged in the form of any provider. `fill` fills
/// gaps (not owned, may be null). Fails with schema/missingField when there is neither a query nor messages, or no model;
/// with parse/badUrl when the endpoint is none; an empty one gives a request with an empty URL, to look at. Pure; any thread.
Result<ModelRequest> buildModelRequest(const Hit &hit, const RequestTarget &target, const RequestTemplate *fill = nullptr);

} // namespace cacheloupe
