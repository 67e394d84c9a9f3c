// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

#include <string>
#include <variant>

namespace cacheloupe {

inline constexpr OptionSpec kSavedOption{"--saved", "NAME", "only events that fit the filter saved under this name in the workspace"};

/// The text of `--saved` and of `--where`, both of which must hold; the exit code when there is no such saved filter.
std::variant<std::string, ExitCode> wantedQuery(CommandCall &call);

} // namespace cacheloupe
