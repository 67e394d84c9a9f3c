// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/domain/cache_entry.h"
#include "core/domain/connection.h"

#include <stop_token>
#include <variant>

namespace cacheloupe {

/// `--key`, `--keys`, `--where` and `--all`: which entries of a store a command is about.
const std::vector<OptionSpec> &entryChoiceOptions();

/// The entries of the keys behind the store's address and of those options. A key that is not there is a usage error:
/// nothing is changed by half a list.
std::variant<std::vector<CacheEntry>, ExitCode> chosenEntries(CommandCall &call, const Connection &connection, const std::stop_token &stop);

/// The same choice as text, for the journal.
std::string choiceText(const CommandCall &call);

} // namespace cacheloupe
