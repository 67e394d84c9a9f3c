// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit.h"

#include <optional>
#include <string>
#include <string_view>

namespace cacheloupe {

/// List price of a model, US dollars for a million tokens.
struct ChatPrice {
    double inputUsdPerMillion = 0;
    double outputUsdPerMillion = 0;
    std::string asOf; ///< date of the price, YYYY-MM-DD; empty when given by the user
};

/// The dated price of `resources/provider_facts/chat_prices.json`; a provider in front (`openai/`) and a date behind
/// (`-2024-11-20`) do not matter. nullopt when unknown. Any thread.
std::optional<ChatPrice> chatPrice(std::string_view model);

/// Cost of a call in US dollars; nullopt when tokens or price are unknown.
std::optional<double> callCostUsd(const TokenUsage &usage, const std::optional<ChatPrice> &price);

} // namespace cacheloupe
