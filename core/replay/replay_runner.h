// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/secret.h"
#include "core/domain/replay.h"
#include "core/driver/http_client.h"
#include "core/replay/chat_prices.h"

#include <chrono>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>

namespace cacheloupe {

/// What to ask, whom and how carefully. `apiKey` is a reference; the key itself lives only while a run lasts.
struct ReplayPlan {
    std::string endpoint; ///< `https://host/v1` or the URL of chat completions
    SecretRef apiKey;     ///< none = no Authorization header
    std::string model;    ///< empty = the model each hit logged
    unsigned parallel = 1; ///< 1–8 requests at once
    int maxAttempts = 5;   ///< per hit
    std::optional<double> maxCostUsd;
    std::optional<ChatPrice> price; ///< overrides the price table; loopback endpoints cost nothing
    std::chrono::milliseconds timeout{120'000};
    std::chrono::milliseconds firstBackoff{1'000};
    std::chrono::milliseconds longestWait{60'000}; ///< a Retry-After above this ends the hit with rateLimited
    std::uint64_t seed = 1;
    std::string caFile; ///< PEM of a private certificate authority
};

struct ReplayProgress {
    size_t done = 0;
    size_t total = 0;
    double costUsd = 0;
    size_t costUnknown = 0; ///< answers whose cost could not be told
};

/// What surrounds a run; tests replace clock and wait. `wait` returns false when it was stopped. Callbacks come from the
/// run's worker threads, one at a time.
struct ReplayHooks {
    std::function<void(const ReplayResult &)> onResult;
    std::function<void(const ReplayProgress &)> onProgress;
    Clock now = systemNow;
    std::function<bool(std::chrono::milliseconds, std::stop_token)> wait; ///< empty = real time
};

/// Replays the hits and streams a result for each one it came to. Blocks: call it on a lane. A hit's failure is its
/// result's `error`; the run itself fails when the secret is missing (nothing was sent then), when a cap is set and no
/// price is known or the next call would exceed it (limit/costCapReached), when the server cannot be reached or refuses the key
/// (that hit's error, the rest is not asked) or when stopped (cancelled).
/// Retries 408, 409, 429, 5xx, timeouts and lost connections; obeys Retry-After, else waits with full jitter (M. Brooker,
/// Exponential Backoff and Jitter, 2015).
Result<ReplayProgress> runReplay(std::span<const Hit> hits, const ReplayPlan &plan, const SecretResolver &resolver,
                                 const ReplayHooks &hooks, std::stop_token stop = {});

/// What the run would cost, from logged tokens or text length (about four bytes a token); nullopt when a price is unknown.
std::optional<double> estimateReplayUsd(std::span<const Hit> hits, const ReplayPlan &plan);

} // namespace cacheloupe
