// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/chat_request.h"
#include "core/replay/replay_runner.h"
#include "ui/replay/replay_choice.h"

#include <optional>
#include <string>
#include <vector>

namespace cacheloupe {

/// What a plan amounts to before anything is sent. A plain value, made on a lane.
struct ReplayDraft {
    std::vector<Hit> hits;
    std::optional<double> costUsd;     ///< nullopt when a price is unknown
    bool loopback = false;             ///< the server is on this machine: nothing is charged
    std::vector<RequestGap> gaps;      ///< of all requests, each once
    size_t unsendable = 0;             ///< hits from which no request can be built
    std::string firstUrl;              ///< where the first request goes, without secrets
    std::string firstBody;             ///< its exact bytes
};

/// Chooses the hits and builds their requests. Blocks; any thread.
ReplayDraft draftReplay(const ReplaySources &sources, const ReplayChoice &choice, const ReplayPlan &plan, std::stop_token stop);

} // namespace cacheloupe
