// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/replay/provider_api.h"

#include <string>
#include <string_view>

namespace cacheloupe {

/// What is asked of a provider.
enum class ProviderCall : std::uint8_t { answer, streamedAnswer, models, embeddings };

/// Where a call goes. A plain value.
struct ProviderUrl {
    std::string url;
    bool secretRemoved = false; ///< a key in the query, or user info, was taken out
};

/// The URL of a call. The endpoint may be the host alone, the base with or without its version, or the whole path of any of
/// the provider's calls; its query is kept but for keys. An empty endpoint gives an empty URL. Fails with parse/badUrl. Pure.
Result<ProviderUrl> providerUrl(const RequestTarget &target, ProviderCall call);

/// The deployment that an Azure endpoint names in its path; empty when it does not.
std::string azureDeployment(std::string_view endpoint);

/// True when the endpoint is a server of OpenAI or Azure itself, which refuses parameters that others add to its API.
bool isOpenAiServer(const RequestTarget &target);

/// The header that carries the secret of this provider.
struct SecretHeader {
    std::string name = "Authorization";
    std::string prefix = "Bearer ";
};
SecretHeader secretHeaderFor(const RequestTarget &target);

} // namespace cacheloupe
