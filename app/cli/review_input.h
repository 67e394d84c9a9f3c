// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

#include <string>
#include <vector>

namespace cacheloupe {

/// The workspace and the logs among the arguments of a command; a workspace alone brings the logs that it lists.
struct ReviewInput {
    std::vector<std::string> logs;
    std::string workspace;
};

/// Fails as Workspace::open does.
Result<ReviewInput> reviewInput(const Arguments &arguments);

/// Whose verdicts go before those of others: who works here, as the window does.
std::string reviewerHere();

} // namespace cacheloupe
