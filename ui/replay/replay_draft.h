// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/model_request.h"
#include "core/replay/replay_runner.h"
#include "ui/replay/replay_choice.h"

#include <set>
#include <string>
#include <vector>

namespace cacheloupe {

/// What a plan amounts to before anything is sent. A plain value, made on a lane.
struct ReplayDraft {
    std::vector<Hit> hits;
    ReplayEstimate estimate;
    bool loopback = false;             ///< the server is on this machine: nothing is charged
    std::set<RequestGap> gaps;         ///< of all requests
    std::string firstUrl;              ///< where the first request goes, without secrets
    std::string preview;               ///< its exact bytes, the key by the name of its place
    QString problem;                   ///< why nothing was chosen: the filter cannot be read
};

/// Chooses the hits and builds their requests. Blocks; any thread.
ReplayDraft draftReplay(const ReplaySources &sources, const ReplayChoice &choice, ReplayPlan plan, std::stop_token stop);

} // namespace cacheloupe
