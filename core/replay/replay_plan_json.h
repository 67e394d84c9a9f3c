// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/replay/replay_plan.h"

#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// A plan as the workspace keeps it (ReplayRunRecord::planJson): the server without user and query, where the key is kept, never
/// the key.
struct ReplayPlanRecord {
    ReplayPlan plan; ///< without confirmed endpoint and run id
    size_t hits = 0;
    std::vector<std::string> sources; ///< the logs that held the hits
};

/// Pure; any thread, as is reading.
std::string replayPlanJson(const ReplayPlanRecord &record);

/// Unknown members are passed over. Fails with parse/malformedJson, schema/missingField or schema/wrongType, naming `where`
/// and the member.
Result<ReplayPlanRecord> readReplayPlan(std::string_view json, std::string_view where);

} // namespace cacheloupe
