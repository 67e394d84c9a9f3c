// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/replay_plan.h"

#include "core/base/hash.h"
#include "core/base/private_text.h"
#include "core/driver/http_url.h"
#include "core/driver/json.h"

#include <algorithm>
#include <array>
#include <random>

namespace cacheloupe {

namespace {

constexpr double kBytesPerToken = 4;
constexpr double kAnswerTokensGuess = 300; ///< when neither usage nor answer were logged
constexpr size_t kIdempotencyDigits = 32;

void maskStrings(Json &json, PrivateMask &mask)
{
    if (json.is_string()) {
        json = mask.masked(json.get<std::string>()).text;
    } else if (json.is_structured()) {
        for (Json &part : json)
            maskStrings(part, mask);
    }
}

/// The JSON with every text masked; what is no JSON is masked as the text it is.
std::string maskedJson(const std::string &text, PrivateMask &mask)
{
    if (text.empty())
        return text;
    auto json = parseJson(text, {});
    if (!json)
        return mask.masked(text).text;
    maskStrings(*json, mask);
    return dumpJson(*json);
}

TokenUsage guessUsage(const Hit &hit, const ModelRequest &request)
{
    TokenUsage usage;
    usage.inputTokens = hit.usage.inputTokens.value_or(std::int64_t(double(request.body.size()) / kBytesPerToken) + 1);
    const double answer = hit.answer.empty() ? kAnswerTokensGuess : double(hit.answer.size()) / kBytesPerToken + 1;
    usage.outputTokens = hit.usage.outputTokens.value_or(std::int64_t(answer));
    return usage;
}

} // namespace

std::string newReplayRunId()
{
    std::random_device device;
    std::array<std::uint32_t, 4> words{};
    std::generate(words.begin(), words.end(), [&] { return std::uint32_t(device()); });
    return sha256Hex(std::string_view(reinterpret_cast<const char *>(words.data()), sizeof words)).substr(0, 32);
}

std::string endpointToConfirm(const ReplayPlan &plan)
{
    return urlForDisplay(plan.target.endpoint);
}

Hit hitToSend(const Hit &hit, const ReplayPlan &plan)
{
    if (!plan.maskPrivateText)
        return hit;
    // One mask for the hit, so that the answers name equal things alike.
    PrivateMask mask;
    Hit masked = hit;
    masked.query = mask.masked(hit.query).text;
    masked.messagesJson = maskedJson(hit.messagesJson, mask);
    masked.paramsJson = maskedJson(hit.paramsJson, mask);
    masked.answer = mask.masked(hit.answer).text;
    return masked;
}

Result<ModelRequest> requestOf(const Hit &hit, int repeat, const ReplayPlan &plan)
{
    auto request = buildModelRequest(hit, plan.target, templateFor(plan.templates, hit.callSite));
    if (request && !plan.runId.empty())
        request->headers.push_back({"Idempotency-Key", sha256Hex(plan.runId + '\n' + hit.id + '\n' + std::to_string(repeat)).substr(0, kIdempotencyDigits)});
    return request;
}

Result<RequestPreview> previewRequest(const Hit &hit, const ReplayPlan &plan)
{
    auto request = requestOf(hitToSend(hit, plan), 0, plan);
    if (!request)
        return request.error();
    RequestPreview preview{urlForDisplay(request->url), std::move(request->headers), std::move(request->body), std::move(request->gaps), std::move(request->droppedParams)};
    if (plan.apiKey.scheme != SecretRef::Scheme::none)
        preview.headers.push_back({request->secretHeader, request->secretPrefix + '$' + plan.apiKey.toString()});
    return preview;
}

std::string RequestPreview::text() const
{
    const auto parts = parseHttpUrl(url);
    std::string out = (body.empty() ? "GET " : "POST ") + (parts ? parts->path : url) + " HTTP/1.1\n";
    if (parts)
        out += "Host: " + parts->host + (parts->port.empty() ? "" : ':' + parts->port) + '\n';
    for (const HttpHeader &header : headers)
        out += header.name + ": " + header.value + '\n';
    return out + '\n' + body;
}

std::optional<ChatPrice> plannedPrice(const ReplayPlan &plan, std::string_view model)
{
    if (plan.price)
        return plan.price;
    if (isLoopbackUrl(plan.target.endpoint))
        return ChatPrice{};
    return chatPrice(model);
}

std::optional<double> guessCostUsd(const Hit &hit, const ModelRequest &request, const ReplayPlan &plan)
{
    return callCostUsd(guessUsage(hit, request), plannedPrice(plan, request.model));
}

ReplayEstimate estimateReplay(std::span<const Hit> hits, const ReplayPlan &plan)
{
    const auto repeats = size_t(std::clamp(plan.repeats, 1, kMostRepeats));
    ReplayEstimate estimate;
    double sum = 0;
    bool known = true;
    for (const Hit &hit : hits) {
        const Hit sent = hitToSend(hit, plan);
        const auto request = requestOf(sent, 0, plan);
        if (!request) {
            ++estimate.unsendable;
            continue;
        }
        estimate.requests += repeats;
        const auto price = plannedPrice(plan, request->model);
        const auto cost = guessCostUsd(sent, *request, plan);
        known = known && cost;
        sum += cost.value_or(0) * double(repeats);
        if (price && !price->asOf.empty() && (estimate.priceAsOf.empty() || price->asOf < estimate.priceAsOf))
            estimate.priceAsOf = price->asOf;
    }
    if (known)
        estimate.costUsd = sum;
    return estimate;
}

} // namespace cacheloupe
