// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/hitlog/hit_table.h"

#include <filesystem>
#include <functional>
#include <stop_token>
#include <thread>

namespace cacheloupe {

/// How far loading is; for converted SQLite logs the bytes are those of the spool.
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
};

/// Reads hit logs of any known dialect into a HitTable. `load` blocks, the caller's thread works with; call it off the
/// GUI thread. One load per table at a time. Fails without touching the table when the file cannot be opened or is of
/// no known dialect (schema/unknownDialect); fails with cancelled after a stop, rows read so far stay. A read error
/// in the middle stands in the returned state.
class HitLogReader {
public:
    explicit HitLogReader(HitTable &table) : m_table(table) {}
    Result<HitSourceState> load(const std::filesystem::path &path, const HitLogLoad &options = {});

private:
    HitTable &m_table;
};

} // namespace cacheloupe
