// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/warm_checks.h"

#include "core/replay/replay_payload.h"
#include "core/workspace/workspace.h"

namespace cacheloupe {

Result<WarmChecks> warmChecks(Workspace &workspace)
{
    WarmChecks checks;
    const auto runs = workspace.replayRuns();
    if (!runs)
        return runs.error();
    for (const ReplayRunRecord &run : *runs) {
        const auto replays = workspace.replaysOfRun(run.runId);
        if (!replays)
            return replays.error();
        for (const ReplayRecord &replay : *replays) {
            const auto result = readReplayPayload(replay.payloadJson, workspace.where());
            if (!result)
                return result.error();
            if (result->error)
                continue;
            const auto [known, isNew] = checks.try_emplace(replay.hitId, WarmCheck{result->verdict, replay.at});
            if (!isNew && replay.at >= known->second.at)
                known->second = {result->verdict, replay.at};
        }
    }
    return checks;
}

} // namespace cacheloupe
