// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_id_index.h"

#include "core/hitlog/hit_table.h"

#include <bit>

namespace cacheloupe {

namespace {
constexpr HitRow kFree = 0xFFFFFFFFu;
}

std::optional<HitRow> HitIdIndex::find(const HitTable &table, const Hash128 &hash)
{
    const std::lock_guard lock(m_mutex);
    grow(table, table.rowCount());
    if (m_slots.empty())
        return std::nullopt;
    const size_t mask = m_slots.size() - 1;
    for (size_t slot = size_t(hash.low) & mask; m_slots[slot] != kFree; slot = (slot + 1) & mask)
        if (table.idHash(m_slots[slot]) == hash)
            return m_slots[slot];
    return std::nullopt;
}

void HitIdIndex::grow(const HitTable &table, HitRow rowCount)
{
    if (m_indexed == rowCount)
        return;
    if (size_t(rowCount) * 2 > m_slots.size()) {
        m_slots.assign(std::bit_ceil(size_t(rowCount) * 2 + 2), kFree);
        m_indexed = 0;
    }
    while (m_indexed < rowCount)
        insert(table, m_indexed++);
}

void HitIdIndex::insert(const HitTable &table, HitRow row)
{
    const auto hash = table.idHash(row);
    const size_t mask = m_slots.size() - 1;
    size_t slot = size_t(hash.low) & mask;
    for (; m_slots[slot] != kFree; slot = (slot + 1) & mask)
        if (table.idHash(m_slots[slot]) == hash)
            return;
    m_slots[slot] = row;
}

} // namespace cacheloupe
