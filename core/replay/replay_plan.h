// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/replay/chat_prices.h"
#include "core/replay/model_request.h"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cacheloupe {

inline constexpr int kMostRepeats = 9;
inline constexpr unsigned kMostParallel = 16;

/// What to ask, whom and how carefully. A plain value; `apiKey` is a reference, the key itself lives only while a run lasts.
struct ReplayPlan {
    RequestTarget target;
    std::string confirmedEndpoint; ///< endpointToConfirm() as the user saw it; while it differs nothing is sent
    SecretRef apiKey;              ///< none = the request goes without a key
    RequestTemplates templates;
    std::string runId;         ///< names the run in Idempotency-Key; empty = a random one
    int repeats = 1;           ///< 1–9 times per hit
    unsigned parallel = 1;     ///< 1–16 requests at once
    double requestsPerMinute = 0; ///< further attempts count too; 0 = as fast as answers come
    int maxAttempts = 5;       ///< per item
    std::optional<double> maxCostUsd;
    std::optional<ChatPrice> price; ///< overrides the price table; loopback endpoints cost nothing
    bool maskPrivateText = false;   ///< private text of the hit travels as marks; the answers are compared masked
    std::chrono::milliseconds timeout{120'000};
    std::chrono::milliseconds idleTimeout{60'000}; ///< a stream that sends nothing for so long is cut off
    std::chrono::milliseconds firstBackoff{1'000};
    std::chrono::milliseconds longestWait{60'000}; ///< a server that asks for more ends the run with rateLimited
    std::uint64_t seed = 1;
    std::string caFile; ///< PEM of a private certificate authority
};

/// The endpoint that stands for the built-in stand-in (loopback_provider.h): its address is another one each time.
inline constexpr auto kStandInEndpoint = "stub:";
inline bool asksStandIn(const ReplayPlan &plan)
{
    return plan.target.endpoint == kStandInEndpoint;
}

/// 32 hexadecimal digits that no other run has.
std::string newReplayRunId();

/// Where the plan's requests go, without user and query: what people confirm. Any thread, as all here.
std::string endpointToConfirm(const ReplayPlan &plan);

/// The hit as it is compared and sent under the plan: itself, or with private text replaced by marks.
Hit hitToSend(const Hit &hit, const ReplayPlan &plan);

/// The request of an item, with its Idempotency-Key; `hit` is what hitToSend() gave. Fails like buildModelRequest().
Result<ModelRequest> requestOf(const Hit &hit, int repeat, const ReplayPlan &plan);

/// A request as it will be sent, for eyes: the key stands as a reference such as `$env:NAME`.
struct RequestPreview {
    std::string url; ///< without user and query
    std::vector<HttpHeader> headers;
    std::string body; ///< its exact bytes
    std::vector<RequestGap> gaps;
    std::vector<std::string> droppedParams;

    /// `POST /path HTTP/1.1`, headers, an empty line, the body.
    std::string text() const;
};

/// The first request of the hit; fails like buildModelRequest().
Result<RequestPreview> previewRequest(const Hit &hit, const ReplayPlan &plan);

/// The price the plan counts with; nullopt when unknown.
std::optional<ChatPrice> plannedPrice(const ReplayPlan &plan, std::string_view model);

/// What one request would cost, from logged tokens or text length (about four bytes a token).
std::optional<double> guessCostUsd(const Hit &hit, const ModelRequest &request, const ReplayPlan &plan);

struct ReplayEstimate {
    size_t requests = 0;
    size_t unsendable = 0;       ///< hits that give no request
    std::optional<double> costUsd; ///< nullopt when a price is unknown
    std::string priceAsOf;       ///< oldest date of the prices used; empty = none has a date
};

/// What the run would come to when nothing has to be asked twice.
ReplayEstimate estimateReplay(std::span<const Hit> hits, const ReplayPlan &plan);

} // namespace cacheloupe
