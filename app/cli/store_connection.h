// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/domain/connection.h"
#include "core/store/cache_store.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

namespace cacheloupe {

/// `--password-ref`, `--ca-file`, `--cert-file` and `--key-file`, which every command that opens a store takes.
const std::vector<OptionSpec> &storeConnectionOptions();

/// The connection to `url` with those options; says what is wrong with them otherwise.
std::optional<Connection> storeConnection(CommandCall &call, const std::string &url);

/// The store at `url`, open for reading; otherwise what was wrong is said and the exit code given.
std::variant<std::unique_ptr<CacheStore>, ExitCode> openStore(CommandCall &call, const std::string &url, const std::stop_token &stop = {});

} // namespace cacheloupe
