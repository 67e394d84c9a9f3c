// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/backoff.h"
#include "core/domain/replay.h"
#include "core/replay/replay_plan.h"

#include <chrono>
#include <optional>

namespace cacheloupe {

/// One item of a run from its first request to its result: a hit as it is sent, its request, and what came of it so far.
struct ReplayItem {
    ReplayItem(const Hit &original, int repeat, const ReplayPlan &plan, std::uint64_t seed);

    /// What one response means for an item.
    enum class Answer { done, again, failed };
    /// Reads the response of an attempt into the result, whose time is set. `lost` = the server may charge it and nobody knows
    /// what. A key that the server says back is struck out.
    Answer take(Result<HttpResponse> response, bool sent, const ReplayPlan &plan, const Secret &secret);
    HttpRequest httpRequest(const ReplayPlan &plan, const Secret &secret) const;

    Hit hit;
    Result<ModelRequest> request;
    ReplayResult result;
    Backoff backoff;
    double reserved = 0; ///< for the attempt under way
    bool lost = false;
    std::optional<std::chrono::milliseconds> asked; ///< the wait that the server asked for
    bool limited = false; ///< the last answer was a 429
    std::chrono::milliseconds due{0};

private:
    Answer judge(const Result<HttpResponse> &response, bool sent, const ReplayPlan &plan);
    Answer takeAnswer(const HttpResponse &response, const ReplayPlan &plan);
    void compare(std::string toolCalls);
};

/// Every further item would fail alike: wrong key, wrong address, untrusted certificate, no credit.
bool isHopeless(const Error &error);

} // namespace cacheloupe
