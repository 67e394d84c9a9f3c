// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/hitlog/hit_log_reader.h"
#include "core/hitlog/log_paths.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace cacheloupe {

/// The log files that a command line names: files, folders and patterns. Says on stderr which were named twice.
Result<std::vector<LogPath>> logFiles(const std::vector<std::string> &words, CommandCall &call);

/// What one file gave: its state, or why it was passed over (a file of a folder that is no log).
using LogReading = std::function<Result<HitSourceState>(const LogPath &)>;

/// Reads the files one by one. Says what could not be read; a file that breaks off in the middle keeps its rows and
/// makes the command end with `unreadable`. Fails when a named file cannot be opened, or when no file is a log.
Status readLogs(const std::vector<LogPath> &files, const LogReading &read, CommandCall &call);

} // namespace cacheloupe
