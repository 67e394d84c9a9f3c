// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/hitlog/hit_table.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <thread>

namespace cacheloupe {

class LogFollow;

/// How far loading is: bytes of the log's file (packed ones of an archive); for SQLite logs those of the spool.
struct HitLogProgress {
    std::uint64_t bytesDone = 0;
    std::uint64_t bytesTotal = 0;
    HitRow rows = 0; ///< rows of the table
};

/// Options of one load. `onProgress` is called on a worker thread, once after the first rows and then at most ten times
/// a second, and once at the end.
struct HitLogLoad {
    std::function<void(const HitLogProgress &)> onProgress;
    std::stop_token stop;
    unsigned workers = std::thread::hardware_concurrency();
    std::uint32_t chunkBytes = 512 * 1024;
    /// Workers give way to every other thread of the program: for loads beside a window.
    bool isBackground = false;
    /// Read the log as this; without one it is recognised among the built-in ones and the user's own.
    std::shared_ptr<const Dialect> dialect;
};

/// A log that was loaded; `follow` is null when it cannot grow (archives, databases).
struct FollowedLog {
    HitSourceState state;
    std::unique_ptr<LogFollow> follow;
};

/// Reads hit logs of any known dialect, plain or gzip or zstd, into a HitTable. Both calls block, the caller's thread
/// works with; call them off the GUI thread. Loads of several logs into one table may run at once, their rows mix.
/// Fail without touching the table when the file cannot be opened, is of no known dialect (schema/unknownDialect) or
/// in the table already (conflict/alreadyOpen); fail with cancelled after a stop, rows read so far stay. A read error
/// in the middle, or an archive that ends too early, stands in the returned state.
class HitLogReader {
public:
    explicit HitLogReader(HitTable &table) : m_table(table) {}
    Result<HitSourceState> load(const std::filesystem::path &path, const HitLogLoad &options = {});
    /// Loads what is there, a last line without newline only when it is an event, and hands over what reads on.
    Result<FollowedLog> follow(const std::filesystem::path &path, const HitLogLoad &options = {});

private:
    HitTable &m_table;
};

} // namespace cacheloupe
