// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/chat_prices.h"

#include "core/base/resource.h"
#include "core/driver/json.h"

namespace cacheloupe {

namespace {

struct ListedPrice {
    std::string model;
    ChatPrice price;
};

std::vector<ListedPrice> readPrices()
{
    std::vector<ListedPrice> out;
    const auto text = resource("provider_facts/chat_prices.json");
    if (!text)
        return out;
    const auto json = parseJson(*text, "provider_facts/chat_prices.json");
    const Json *models = json ? jsonAt(*json, "models") : nullptr;
    if (!models || !models->is_array())
        return out;
    for (const Json &row : *models) {
        const auto model = jsonText(row, "model");
        const auto input = jsonNumber(row, "input");
        const auto output = jsonNumber(row, "output");
        if (model && input && output)
            out.push_back({*model, {*input, *output, jsonText(row, "as_of").value_or("")}});
    }
    return out;
}

} // namespace

std::optional<ChatPrice> chatPrice(std::string_view model)
{
    static const std::vector<ListedPrice> prices = readPrices();
    // Gateways put the provider in front: openai/gpt-4o.
    if (const size_t slash = model.rfind('/'); slash != std::string_view::npos)
        model.remove_prefix(slash + 1);
    const ListedPrice *best = nullptr;
    for (const ListedPrice &listed : prices) {
        // Behind the name only a date may follow (gpt-4o-2024-11-20): gpt-4o-audio is another model.
        const bool dated = model.size() > listed.model.size() + 1 && model[listed.model.size()] == '-' && model[listed.model.size() + 1] >= '0' && model[listed.model.size() + 1] <= '9';
        if (model.starts_with(listed.model) && (model.size() == listed.model.size() || dated) && (!best || listed.model.size() > best->model.size()))
            best = &listed;
    }
    return best ? std::optional(best->price) : std::nullopt;
}

std::optional<double> callCostUsd(const TokenUsage &usage, const std::optional<ChatPrice> &price)
{
    if (!price || !usage.inputTokens || !usage.outputTokens)
        return std::nullopt;
    return (double(*usage.inputTokens) * price->inputUsdPerMillion + double(*usage.outputTokens) * price->outputUsdPerMillion) / 1e6;
}

} // namespace cacheloupe
