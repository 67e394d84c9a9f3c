// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/suspicion_card.h"

#include "core/base/resource.h"
#include "core/driver/json.h"

#include <cmath>

namespace cacheloupe {

namespace {

/// Beyond this a single signal decides everything.
constexpr double kMostWeight = 20;

Error wrong(const std::string &where, const std::string &key)
{
    return {ErrorCode::parse, ErrorReason::malformedJson, where, key};
}

} // namespace

const SuspicionCard &SuspicionCard::builtIn()
{
    static const SuspicionCard card = [] {
        const auto json = resource("ranking/card.json");
        const auto read = json ? parseCard(*json, "ranking/card.json") : Result<SuspicionCard>(SuspicionCard{});
        return read ? *read : SuspicionCard{};
    }();
    return card;
}

Result<SuspicionCard> parseCard(std::string_view text, std::string where)
{
    const auto json = parseJson(text, where);
    if (!json)
        return json.error();
    SuspicionCard card;
    const auto bias = jsonNumber(*json, "bias");
    if (!bias || std::abs(*bias) > kMostWeight)
        return wrong(where, "bias");
    card.bias = *bias;
    for (size_t i = 0; i < kSignalCount; ++i) {
        const std::string name(signalName(Signal(i)));
        const auto weight = jsonNumber(*json, "signals." + name + ".weight");
        if (!weight || std::abs(*weight) > kMostWeight)
            return wrong(where, name);
        card.weights[i] = *weight;
    }
    if (json->at("signals").size() != kSignalCount)
        return wrong(where, "signals");
    return card;
}

std::string cardJson(const SuspicionCard &card)
{
    Json signals = Json::object();
    for (size_t i = 0; i < kSignalCount; ++i)
        signals[std::string(signalName(Signal(i)))] = {{"weight", card.weights[i]}};
    return dumpJson({{"bias", card.bias}, {"signals", std::move(signals)}}, 2) + "\n";
}

} // namespace cacheloupe
