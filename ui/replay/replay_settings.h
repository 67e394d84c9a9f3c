// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <string>

namespace cacheloupe {

/// The server that was asked last, as the workspace remembers it. `key` is where the API key is, never the key.
struct ReplaySettings {
    std::string endpoint;
    std::string model;
    std::string key;
};

/// Block; on the workspace's lane.
Result<ReplaySettings> readReplaySettings(Workspace &workspace);
Status writeReplaySettings(Workspace &workspace, const ReplaySettings &settings);

} // namespace cacheloupe
