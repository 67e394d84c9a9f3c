// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/http_client.h"
#include "core/driver/json.h"
#include "core/replay/provider_api.h"

#include <string_view>
#include <vector>

namespace cacheloupe {

/// Headers that ask the known gateways neither to answer from their own cache nor, where they can be told, to keep the fresh
/// answer; harmless elsewhere. Any thread, as all here.
std::vector<HttpHeader> cacheBypassHeaders();

/// What a gateway wants in the request's body instead. Other servers refuse a member they do not know: it is added only
/// when the target names the gateway or its address does.
void addCacheBypass(const RequestTarget &target, Json &body);

/// The gateway as far as its address or a reply of it tells.
Gateway gatewayOf(std::string_view endpoint);
Gateway gatewayOf(const HttpResponse &response);

/// True when the reply's headers, or its body, say that a gateway answered from its cache nevertheless. The provider's prompt
/// cache does not count: it reuses input, not answers.
bool answeredFromCache(const HttpResponse &response);

} // namespace cacheloupe
