// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/provider_api.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, 5> kProviderApiNames = {"openai", "openai-responses", "anthropic", "gemini", "azure"};

} // namespace

std::string_view providerApiName(ProviderApi api)
{
    return kProviderApiNames[size_t(api)];
}

std::optional<ProviderApi> providerApiFromName(std::string_view name)
{
    const auto it = std::find(kProviderApiNames.begin(), kProviderApiNames.end(), name);
    return it == kProviderApiNames.end() ? std::nullopt : std::optional(ProviderApi(it - kProviderApiNames.begin()));
}

} // namespace cacheloupe
