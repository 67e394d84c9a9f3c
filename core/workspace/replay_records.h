// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cacheloupe {

/// One replayed item; the JSON is the replay's own shape.
struct ReplayRecord {
    std::int64_t id = 0;
    std::string runId;
    std::string hitId;
    std::string payloadJson;
    Instant at;
    int repeat = 0;
    bool answered = true; ///< false = the payload is an error; a later result of the item takes its place
    std::int64_t atRisk = 0; ///< requests of the item whose answer was lost
    double atRiskUsd = 0;
    bool operator==(const ReplayRecord &) const = default;
};

/// Where a run stands. `running` in a workspace that nobody runs = it was killed.
enum class ReplayRunState : std::uint8_t { planned, running, paused, ended, cancelled };
/// `planned`, `running`, `paused`, `ended`, `cancelled`.
std::string_view replayRunStateName(ReplayRunState state);
std::optional<ReplayRunState> replayRunStateFromName(std::string_view name);

/// The plan of a replay run: what was sampled, which endpoint, which cap.
struct ReplayRunRecord {
    std::string runId;
    std::string planJson;
    std::string author;
    Instant at;
    ReplayRunState state = ReplayRunState::ended;
    std::string reasonJson{}; ///< why it stopped before its end; the replay's own shape
    bool operator==(const ReplayRunRecord &) const = default;
};

/// One item of a run: a hit, asked for the n-th time. What it may have cost without an answer stands here from before each
/// request is sent.
struct ReplayItemRecord {
    std::string hitId;
    int repeat = 0;
    std::int64_t atRisk = 0;
    double atRiskUsd = 0;
    bool hasResult = false; ///< an error, when the item is open
    bool operator==(const ReplayItemRecord &) const = default;
};

} // namespace cacheloupe
