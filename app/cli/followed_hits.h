// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/record_writer.h"

namespace cacheloupe {

/// `hits --follow`: writes the last `limit` events that fit the query, then each new one as it comes, across rotations, until
/// Ctrl+C, SIGTERM or the reader's end. Call it on the main thread before any other thread runs.
ExitCode followHits(CommandCall &call, const std::string &query, RecordWriter &writer, size_t limit);

} // namespace cacheloupe
