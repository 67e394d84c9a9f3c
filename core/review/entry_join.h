// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/cache_entry.h"
#include "core/domain/hit.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cacheloupe {

/// What stores know of the entries that a log only names: many logs say which entry was served, not what it was written
/// for (formats.md 3.4). Hits find their entry by its id, by the key, by the last part of a key behind a colon, or by
/// the provider's response id. One thread adds; afterwards any thread fills.
class EntryJoin {
public:
    void add(const CacheEntry &entry);
    size_t entryCount() const { return m_entries.size(); }

    /// Fills what the hit's log left out: the cached query, when the entry was written and its TTL, its key fields. The
    /// names of what was filled are added to `hit.inferred`. False when no entry is known for it.
    bool fill(Hit &hit) const;

private:
    struct Known {
        std::string query;
        std::optional<Instant> createdAt;
        std::optional<double> ttlS;
        KeyFields fields;
    };
    const Known *find(const Hit &hit) const;
    const Known *named(std::string_view name) const;
    void name(std::string_view name, size_t entry);

    static constexpr size_t kSeveral = ~size_t(0);
    std::vector<Known> m_entries;
    std::unordered_map<std::string, size_t> m_byName; ///< kSeveral: the name does not tell which
};

} // namespace cacheloupe
