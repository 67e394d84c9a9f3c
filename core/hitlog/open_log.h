// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/file_bytes.h"
#include "core/hitlog/hit_table.h"
#include "core/hitlog/spool_file.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>

namespace cacheloupe {

struct HitLogLoad;

/// A log that was recognised and stands in a table as a source: what LogLoad needs to read it, once or, when it can
/// grow, again. A plain value of one thread.
struct OpenLog {
    std::uint32_t source = 0;
    std::unique_ptr<LogBytes> lines;
    /// Of `lines`, when they are a plain file that may grow.
    FileBytes *growing = nullptr;
    /// Set when lines are converted; with the spool that holds the result.
    std::optional<Dialect> dialect;
    std::optional<SpoolFile> spool;
};

/// Opens a log of any kind and adds it to the table. Fails without touching the table: missing, no dialect that is
/// known, or conflict/alreadyOpen when the table has that file.
Result<OpenLog> openLog(HitTable &table, const std::filesystem::path &path, const HitLogLoad &options);

/// What openLog would find, without adding it anywhere. Fails as it does.
Result<DialectMatch> probeLog(const std::filesystem::path &path, const std::stop_token &stop);

/// A plain file of lines whose dialect is known, as one more source; `converting` is set when lines are converted.
Result<OpenLog> openLines(HitTable &table, const std::filesystem::path &path, ReadFile file, const DialectMatch &match,
                          const std::optional<Dialect> &converting);

/// Reads the log as far as it goes, behind `before`. With `holdLastLine` see LogLoad.
Result<HitSourceState> readLog(HitTable &table, OpenLog &log, const HitLogLoad &options, const HitSourceState &before, bool holdLastLine);

} // namespace cacheloupe
