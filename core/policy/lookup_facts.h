// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/hitlog/hit_table.h"
#include "core/policy/lookup_evidence.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <thread>
#include <vector>

namespace cacheloupe {

/// The lookups among the rows of one block of the table, column by column; no malformed lines, no totals of counters.
struct LookupBlock {
    HitRow firstRow = 0;
    HitRow endRow = 0; ///< rows below it were looked at
    std::vector<std::uint16_t> at; ///< row - firstRow, rising
    std::vector<std::uint16_t> traitsCode;
    std::vector<double> ageS;
    std::vector<double> similarity;
    std::vector<std::uint64_t> key;   ///< hash of the cache key, 0 = not logged
    std::vector<std::uint64_t> entry; ///< hash of the entry's id
    std::vector<LookupTraits> traits; ///< by code, each once

    size_t size() const { return at.size(); }
    HitRow row(size_t i) const { return firstRow + at[i]; }
    const LookupTraits &traitsOf(size_t i) const { return traits[traitsCode[i]]; }
    LookupEvidence evidence(size_t i) const { return {traitsOf(i), ageS[i], similarity[i]}; }
};

struct LookupFactsOptions {
    std::stop_token stop;
    unsigned workers = std::thread::hardware_concurrency();
    std::function<void(HitRow rowsDone)> onProgress; ///< on a worker, at most ten times a second
};

/// What decisions need to know of all lookups of a log (hits, misses, expired entries, bypasses), some 40 bytes each: the
/// line of each is read once, then any number of rules are tried without touching the log. Immutable, cheap to copy; any
/// thread. The table must outlive it.
class LookupFacts {
public:
    /// Of the rows (rising), or of all. Fails with cancelled, or io when a log cannot be read any more.
    static Result<LookupFacts> read(const HitTable &table, std::optional<std::span<const HitRow>> rows = std::nullopt,
                                    const LookupFactsOptions &options = {});
    /// With the rows that the table got since; blocks that were full are shared, not read again. Only for facts of all rows.
    Result<LookupFacts> extended(const LookupFactsOptions &options = {}) const;

    const HitTable &table() const { return *m_table; }
    const std::vector<std::shared_ptr<const LookupBlock>> &blocks() const { return m_blocks; }
    /// Rows of the table that were looked at.
    HitRow rowCount() const { return m_rowCount; }
    std::uint64_t lookupCount() const;

private:
    explicit LookupFacts(const HitTable &table) : m_table(&table) {}
    Status fill(std::optional<std::span<const HitRow>> rows, const LookupFactsOptions &options);

    const HitTable *m_table;
    std::vector<std::shared_ptr<const LookupBlock>> m_blocks;
    HitRow m_rowCount = 0;
};

} // namespace cacheloupe
