// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/replay/warm_list.h"

#include <string>
#include <unordered_map>

namespace cacheloupe {

class Workspace;

/// By hit id.
using WarmChecks = std::unordered_map<std::string, WarmCheck>;

/// The newest answered replay of every hit that the workspace holds one of. Blocks. Fails as the workspace does, and when a
/// stored result cannot be read.
Result<WarmChecks> warmChecks(Workspace &workspace);

} // namespace cacheloupe
