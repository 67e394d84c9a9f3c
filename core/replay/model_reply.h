// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/replay.h"
#include "core/driver/http_client.h"
#include "core/replay/provider_api.h"

#include <string>

namespace cacheloupe {

/// A model's answer, whichever API gave it. The text is empty only when `end` is not `complete`.
struct ModelReply {
    std::string text; ///< of a refusal: its words
    std::string model;
    ReplyEnd end = ReplyEnd::complete;
    std::string toolCallsJson; ///< `[{"name","arguments"}]`, members and calls sorted, without ids; empty when there are none
    TokenUsage usage; ///< input with cached tokens, output with reasoning
};

/// Reads a 2xx response: plain JSON or an event stream, told by content type and content. Fails, naming `where`, with
/// parse/malformedJson; schema/notAnAnswer (no answer in it, an empty one, a web page; detail = a short redacted excerpt);
/// network/connectionDropped when a stream ends before its end; and for an error object, also within a stream, with what
/// httpStatusError() says of that error. Pure; any thread.
Result<ModelReply> readModelReply(ProviderApi api, const HttpResponse &response, std::string where);

/// True when the same request may succeed a little later: cut-off streams, time-outs, dropped or refused connections, and the
/// statuses 408, 409, 429 and 5xx, also when an error object within a 200 stream says so.
bool mayPassLater(const Error &error);

} // namespace cacheloupe
