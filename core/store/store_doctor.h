// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/cache_store.h"
#include "core/store/store_finding.h"

namespace cacheloupe {

/// What was looked at in a store, and what was found there. Families of checks: `life`, `pairs`, `recipes`, `vectors`,
/// `values`, `index` and `server` (Redis) and `file` (SQLite).
struct StoreExamination {
    StoreInfo store;
    std::uint64_t entryCount = 0;
    std::uint64_t otherCount = 0; ///< of them: logs, and in a store with known layouts whatever fits none
    std::vector<std::string> checks; ///< families that were made
    std::vector<StoreNote> unchecked; ///< families that could not be: `no_search`, or the server's words, as detail
    std::vector<StoreFinding> findings; ///< the most severe first
};

using ExamineProgress = std::function<void(const ListProgress &progress)>;

/// The doctor: lists the store once and keeps sums only, so memory stays small whatever the store holds; nothing is
/// written. Runs on the caller's thread, the only one to use the store meanwhile; fails as list() does.
Result<StoreExamination> examineStore(CacheStore &store, const ExamineProgress &progress, std::stop_token stop, const Clock &clock = systemNow);

} // namespace cacheloupe
