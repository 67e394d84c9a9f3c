// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/loopback_server.h"
#include "core/replay/provider_api.h"

#include <string>
#include <string_view>

namespace cacheloupe {

/// The name under which the built-in stand-in answers, so that nobody takes it for a model.
inline constexpr std::string_view kStubModel = "cacheloupe-stub";
/// The header that every reply of the stand-in carries.
inline constexpr std::string_view kStubHeader = "x-cacheloupe-stub";

/// An answer of the stand-in model with its usage.
struct StubAnswer {
    std::string id; ///< hexadecimal digits; part of the reply's id
    std::string text;
    std::int64_t inputTokens = 0;
    std::int64_t outputTokens = 0;
    std::int64_t createdS = 0;
};

// The shapes of the providers' replies, as their API references describe them. Pure.

/// 200 with the answer in one JSON document, or as the API's events.
LoopbackReply stubReply(ProviderApi api, const StubAnswer &answer, bool stream);
/// The API's error object with that status.
LoopbackReply stubError(ProviderApi api, int status, const std::string &message);
/// The list of models with the stand-in as its one member.
LoopbackReply stubModelList(ProviderApi api);

} // namespace cacheloupe
