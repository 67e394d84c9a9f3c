// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/replay.h"
#include "core/replay/replay_plan.h"

#include <string>
#include <string_view>

namespace cacheloupe {

/// The JSON of a result as the workspace keeps it (ReplayRecord::payloadJson). What looks like a secret in an error is
/// masked. Pure; any thread.
std::string replayPayload(const ReplayResult &result);

/// Reads what replayPayload wrote; unknown members are passed over. Fails with parse/malformedJson or schema/missingField
/// naming `where`.
Result<ReplayResult> readReplayPayload(std::string_view json, std::string_view where);

} // namespace cacheloupe
