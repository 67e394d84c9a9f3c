// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_log_reader.h"
#include "core/hitlog/sidecar_folder.h"

#include <optional>
#include <vector>

namespace cacheloupe {

/// Keeps what was read of the table's logs, with the index of their texts as far as it is there: columns, names and
/// hashes, no texts. Rows may be appended meanwhile. True when it was written; false when a table of such logs is not
/// kept (converted, packed, rotated or half read) or is too large for the folder. Fails with cancelled, io or denied;
/// what was kept before stays then. One thread; see keepInBackground().
Result<bool> keepTable(const HitTable &table, const SidecarFolder &folder, const std::stop_token &stop);
/// The same on a thread that gives way to every other thread of the program.
Result<bool> keepInBackground(const HitTable &table, const SidecarFolder &folder, const std::stop_token &stop);

/// Loads the logs into an empty table, the old part from what was kept of just these logs, what was appended since from
/// the files, and follows them. One result a log, as HitLogReader::follow gives it. Nullopt, with the table untouched,
/// when nothing is kept or something of it does not fit: that is removed.
std::optional<std::vector<Result<FollowedLog>>> reopenLogs(HitTable &table, const std::vector<std::filesystem::path> &logs, const SidecarFolder &folder,
                                                           const HitLogLoad &options);

} // namespace cacheloupe
