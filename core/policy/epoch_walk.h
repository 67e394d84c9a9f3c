// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hash_table.h"
#include "core/policy/compiled_rule.h"
#include "core/policy/lookup_facts.h"

#include <cstdint>
#include <unordered_map>

namespace cacheloupe {

/// Plays the lookups of a call site in their order as if the key epoch had been raised before the first. One thread.
class EpochWalk {
public:
    /// Decides the next lookup. `ageS` becomes the age of what would be served, when it was written again on the way.
    void rule(Ruling &ruling, double &ageS, bool &isRefill, const CompiledRule &rule, const HitTable &table, const LookupBlock &block, size_t index);
    std::uint64_t orphanedEntries() const { return m_orphans; }
    /// Whether the lookup is one of the first 24 hours.
    bool isFirstDay(std::int64_t timeMs);

private:
    struct Nothing {};
    const std::int64_t *whenFilled(std::uint64_t key);
    void fill(std::uint64_t key, std::int64_t timeMs);

    HashTable<std::int64_t> m_filled; ///< when, by key or entry
    HashTable<Nothing> m_entries;
    std::uint64_t m_orphans = 0;
    std::int64_t m_beginMs = kAbsentTime;
};

/// Those of all call sites that are raised.
class EpochWalks {
public:
    EpochWalk &of(std::uint32_t site) { return m_walks[site]; }

private:
    std::unordered_map<std::uint32_t, EpochWalk> m_walks;
};

} // namespace cacheloupe
