// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/cache_entry.h"
#include "core/hitlog/hit_table.h"

#include <cstdint>
#include <stop_token>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// Which entries the hits of a log were served from. Made once for a table; any thread may ask.
class ServedHits {
public:
    /// Reads every hit. Fails with cancelled, or io when a log is gone.
    static Result<ServedHits> of(const HitTable &table, const std::stop_token &stop);

    /// The hits that name the entry by its key, by the key's part behind the last colon or by the response id; in the
    /// order of the log.
    std::vector<HitRow> servedBy(const CacheEntry &entry) const;
    std::uint64_t hitCount() const { return m_hitCount; }

private:
    /// A log of millions names as many entries: of each name only its hash is kept.
    struct Named {
        std::uint64_t name = 0;
        HitRow row = 0;
        auto operator<=>(const Named &) const = default;
    };
    std::vector<Named> m_names; ///< sorted
    std::uint64_t m_hitCount = 0;
};

} // namespace cacheloupe
