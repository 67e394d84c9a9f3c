// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/gateway_cache.h"

#include "core/base/utf8.h"
#include "core/driver/http_url.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

/// Headers in which a gateway says how its cache stood; a hit is any value that begins with one of the words below.
constexpr std::array<std::string_view, 12> kStatusHeaders = {
    "x-portkey-cache-status", "cf-aig-cache-status", "helicone-cache",         "x-cache-status", "x-litellm-cache-hit", "x-vsr-cache-hit",
    "x-vsr-response-cache",   "x-bifrost-cache-hit", "x-bifrost-cache-status", "x-cache",        "cf-cache-status",     "x-openrouter-cache-status"};
constexpr std::array<std::string_view, 3> kHitWords = {"hit", "semantic hit", "true"};

/// `ExampleCache; hit` (RFC 9211); `fwd=…` beside it would say that the origin answered.
bool standardStatusSaysHit(const HttpResponse &response)
{
    const std::string *value = response.header("cache-status");
    if (!value)
        return false;
    std::string_view rest = *value;
    while (!rest.empty()) {
        const size_t end = std::min(rest.find_first_of(";,"), rest.size());
        if (asciiLower(trimmed(rest.substr(0, end))) == "hit")
            return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

/// LiteLLM names the entry's key when the answer came from it; newer versions say in so many words when it did not.
bool keyOfHit(const HttpResponse &response)
{
    const std::string *key = response.header("x-litellm-cache-key");
    const std::string *said = response.header("x-litellm-cache-hit");
    return key && !trimmed(*key).empty() && (!said || asciiLower(trimmed(*said)) != "false");
}

/// Two gateways say it in the body only: Higress by the model's name, Bifrost in its own member.
bool bodySaysHit(const std::string &body)
{
    if (body.find("\"from-cache\"") == std::string::npos && body.find("\"cache_hit\"") == std::string::npos)
        return false;
    if (const auto json = parseJson(body, "reply")) {
        return jsonText(*json, "model") == "from-cache" || jsonText(*json, "id") == "from-cache"
            || jsonBool(*json, "extra_fields.cache_debug.cache_hit").value_or(false);
    }
    // An event stream: its lines are objects of the same kind.
    return body.find("\"model\":\"from-cache\"") != std::string::npos || body.find("\"cache_debug\":{\"cache_hit\":true") != std::string::npos;
}

} // namespace

std::vector<HttpHeader> cacheBypassHeaders()
{
    return {{"Cache-Control", "no-cache, no-store"},
            {"x-portkey-cache-force-refresh", "true"},
            {"cf-aig-skip-cache", "true"},
            {"Helicone-Cache-Enabled", "false"},
            {"x-higress-skip-ai-cache", "on"},
            {"x-bf-cache-no-store", "true"},
            {"x-vsr-cache-control", "no-cache, no-store"},
            {"X-OpenRouter-Cache", "false"}};
}

void addCacheBypass(const RequestTarget &target, Json &body)
{
    const Gateway gateway = target.gateway == Gateway::unknown ? gatewayOf(target.endpoint) : target.gateway;
    if (gateway == Gateway::liteLlm)
        body["cache"] = {{"no-cache", true}, {"no-store", true}};
}

Gateway gatewayOf(std::string_view endpoint)
{
    const auto url = parseHttpUrl(trimmed(endpoint));
    const bool named = url && (url->host.find("litellm") != std::string::npos || asciiLower(url->path).find("/litellm") != std::string::npos);
    return named ? Gateway::liteLlm : Gateway::unknown;
}

Gateway gatewayOf(const HttpResponse &response)
{
    const bool named = std::any_of(response.headers.begin(), response.headers.end(),
                                   [](const HttpHeader &header) { return asciiLower(header.name).starts_with("x-litellm-"); });
    return named ? Gateway::liteLlm : Gateway::unknown;
}

bool answeredFromCache(const HttpResponse &response)
{
    for (const std::string_view name : kStatusHeaders) {
        const std::string *value = response.header(name);
        const std::string lower = value ? asciiLower(trimmed(*value)) : std::string();
        // "HIT from cloudfront", but not "hit-miss".
        if (std::any_of(kHitWords.begin(), kHitWords.end(), [&](std::string_view word) {
                return lower == word || (lower.starts_with(word) && (lower[word.size()] == ' ' || lower[word.size()] == ','));
            }))
            return true;
    }
    return keyOfHit(response) || standardStatusSaysHit(response) || bodySaysHit(response.body);
}

} // namespace cacheloupe
