// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/hit_query.h"
#include "core/domain/verdict.h"
#include "core/hitlog/hit_table.h"

#include <functional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace cacheloupe {

/// What a filter needs from outside the log. Called from several worker threads at once; a missing function counts as
/// "nothing known" (verdict none, no suspicion, no note).
struct HitFilterLookups {
    std::function<Verdict(HitRow)> verdict;
    std::function<double(HitRow)> suspicion; ///< 0–1, NaN when unknown
    std::function<std::string(HitRow)> note;
};

struct HitFilterOptions {
    std::stop_token stop;
    unsigned workers = std::thread::hardware_concurrency();
    HitRow firstRow = 0;                  ///< for rows that came later
    HitRow endRow = ~HitRow(0);           ///< rows from here on are left out: a filter in slices
    std::function<void(std::uint64_t rowsDone)> onProgress; ///< on a worker, at most ten times a second
};

/// Rows of the table that fit the query, ascending. Blocks; the caller's thread works with. Texts are compared without
/// regard to case on their decoded form; numbers in single precision. Fails with cancelled, or io when a file is gone.
Result<std::vector<HitRow>> filterHits(const HitTable &table, const HitQuery &query, const HitFilterLookups &lookups = {},
                                       const HitFilterOptions &options = {});

} // namespace cacheloupe
