// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/domain/connection.h"

#include <optional>
#include <string>
#include <vector>

namespace cacheloupe {

/// `--password-ref`, `--ca-file`, `--cert-file` and `--key-file`, which every command that opens a store takes.
const std::vector<OptionSpec> &storeConnectionOptions();

/// The connection to `url` with those options; says what is wrong with them otherwise.
std::optional<Connection> storeConnection(CommandCall &call, const std::string &url);

} // namespace cacheloupe
