// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/domain/replay.h"
#include "core/replay/replay_control.h"
#include "core/replay/replay_plan.h"

#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>

namespace cacheloupe {

struct ReplayProgress {
    size_t done = 0;   ///< items with a result
    size_t failed = 0; ///< of these without an answer
    size_t total = 0;
    size_t inFlight = 0;
    double costUsd = 0;      ///< with what was set aside for answers of unknown cost
    size_t costUnknown = 0;  ///< answers whose cost could not be told
    size_t maybeCharged = 0; ///< requests whose answer was lost: the server may charge them nevertheless
    bool operator==(const ReplayProgress &) const = default;
};

/// A request about to be sent. `atRiskUsd` and `atRisk` are what the item may have cost so far without an answer, with this one.
struct ReplaySending {
    std::string hitId;
    int repeat = 0;
    size_t atRisk = 0;
    double atRiskUsd = 0;
};

/// What surrounds a run; tests replace clock and wait. All are called on the thread that runs, one at a time. A Status that
/// failed ends the run with it.
struct ReplayHooks {
    std::function<Status(const ReplaySending &)> onSend;   ///< before each request; empty = nothing to note
    std::function<Status(const ReplayResult &)> onResult;  ///< before the item counts as done
    std::function<void(const ReplayProgress &)> onProgress;
    std::function<bool(std::string_view hitId, int repeat)> isDone; ///< items with an answer from before; empty = none
    ReplayProgress before; ///< of the same run, earlier: its cost counts towards the cap
    std::shared_ptr<ReplayControl> control;
    Clock now = systemNow;
    std::function<bool(std::chrono::milliseconds, std::stop_token)> wait; ///< takes the place of idle time; false = stopped
};

/// Asks each item (hit, repeat) until it has an answer, many at once on this thread, and hands a result on for each it came to.
/// Blocks: call it on a lane. An item's failure is its result's `error`; the run itself fails with denied/endpointNotConfirmed or
/// secretMissing (nothing was sent then), limit/costCapReached when a cap is set and no price is known or the next request would
/// exceed it, limit/quotaUsedUp or rateLimited, the item's error when every further one would fail alike (server out of
/// reach, key refused), what a hook failed with, or cancelled within a second of a stop. Items without a result stay open.
/// Asks again after 408, 409, 429, 5xx, time-outs and lost connections; obeys Retry-After, else waits with full jitter
/// (M. Brooker, Exponential Backoff and Jitter, 2015). A 429 slows the whole endpoint. Hits of equal id are one.
Result<ReplayProgress> runReplay(std::span<const Hit> hits, const ReplayPlan &plan, const SecretResolver &resolver,
                                 const ReplayHooks &hooks, std::stop_token stop = {});

} // namespace cacheloupe
