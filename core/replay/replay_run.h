// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/replay_runner.h"
#include "core/workspace/replay_records.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

class Workspace;

/// A run as the workspace keeps it: enough to go on after a restart. The plan never holds a key, only where it is kept, and no
/// confirmed endpoint: people confirm again before more is sent.
struct StoredReplay {
    ReplayPlan plan; ///< with the run's id
    ReplayRunState state = ReplayRunState::planned;
    std::string author;
    Instant at;
    std::vector<std::string> sources; ///< the logs that held the hits
    std::vector<ReplayItemRecord> open; ///< items without an answer, in the order they were planned
    ReplayProgress progress; ///< `done` and `failed` count what is stored; requests that were under way at a kill are maybeCharged
};

/// Stores plan and items; gives the plan a run id when it has none. All of these block and use the workspace on the calling
/// thread: a window opens the file a second time on the runner's lane.
Result<StoredReplay> planReplay(Workspace &workspace, std::span<const Hit> hits, ReplayPlan plan);

/// Fails with notFound, or like readReplayPlan() when the record cannot be read.
Result<StoredReplay> storedReplay(Workspace &workspace, std::string_view runId);

/// Runs with unfinished items, newest first; one whose record cannot be read is passed over.
Result<std::vector<StoredReplay>> unfinishedReplays(Workspace &workspace);

/// Asks the open items of `run` whose hits are given; others stay open (their log is gone or not named). Each result is durable
/// before it counts; an item with an answer is never asked again. `hooks` may watch (onResult after the result is stored).
/// The stored state becomes running, then ended (every item has a result), cancelled (stopped) or paused (anything else, with
/// its reason); items whose result is an error are asked again when the run is resumed. Fails like runReplay() and Workspace.
Result<ReplayProgress> runStoredReplay(Workspace &workspace, const StoredReplay &run, std::span<const Hit> hits,
                                       const SecretResolver &resolver, ReplayHooks hooks, std::stop_token stop = {});

} // namespace cacheloupe
