// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_row_data.h"

#include <mutex>
#include <optional>
#include <vector>

namespace cacheloupe {

class HitTable;

/// Finds the first row of an id hash; grows with the table when asked. Any thread.
class HitIdIndex {
public:
    std::optional<HitRow> find(const HitTable &table, const Hash128 &hash);

private:
    void grow(const HitTable &table, HitRow rowCount);
    void insert(const HitTable &table, HitRow row);

    std::mutex m_mutex;
    std::vector<HitRow> m_slots; ///< open addressing, a power of two
    HitRow m_indexed = 0;
};

} // namespace cacheloupe
