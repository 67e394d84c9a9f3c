// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/row_traits_table.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace cacheloupe {

namespace {

bool isSame(const RowTraits &a, const RowTraits &b)
{
    return std::memcmp(&a, &b, sizeof(RowTraits)) == 0;
}

size_t hashOf(const RowTraits &traits)
{
    std::uint64_t words[5];
    std::uint32_t tail = 0;
    std::memcpy(words, &traits, sizeof words);
    std::memcpy(&tail, reinterpret_cast<const char *>(&traits) + sizeof words, sizeof tail);
    std::uint64_t hash = tail;
    for (const auto word : words)
        hash = (hash ^ word) * 0x9E3779B97F4A7C15ULL ^ (hash >> 31);
    return size_t(hash ^ (hash >> 32));
}

} // namespace

std::uint16_t RowTraitsTable::code(const RowTraits &traits)
{
    const std::uint32_t count = m_size.load(std::memory_order_relaxed);
    if (count > 0 && isSame((*this)[m_last], traits))
        return m_last;
    if (size_t(count) * 2 >= m_slots.size())
        growSlots();
    const size_t mask = m_slots.size() - 1;
    size_t slot = hashOf(traits) & mask;
    for (; m_slots[slot] != 0; slot = (slot + 1) & mask)
        if (isSame((*this)[std::uint16_t(m_slots[slot] - 1)], traits))
            return m_last = std::uint16_t(m_slots[slot] - 1);
    m_slots[slot] = count + 1;
    return m_last = add(traits);
}

void RowTraitsTable::adopt(std::span<const RowTraits> entries)
{
    for (const auto &traits : entries)
        add(traits);
}

std::uint16_t RowTraitsTable::add(const RowTraits &traits)
{
    const std::uint32_t code = m_size.load(std::memory_order_relaxed);
    auto &chunk = m_chunks[code >> kShift];
    if (!chunk)
        chunk = std::make_unique<RowTraits[]>(kChunk);
    chunk[code & (kChunk - 1)] = traits;
    m_size.store(code + 1, std::memory_order_release);
    return std::uint16_t(code);
}

void RowTraitsTable::growSlots()
{
    const std::uint32_t count = m_size.load(std::memory_order_relaxed);
    m_slots.assign(std::max<size_t>(256, std::bit_ceil(size_t(count) * 4)), 0);
    const size_t mask = m_slots.size() - 1;
    for (std::uint32_t code = 0; code < count; ++code) {
        size_t slot = hashOf((*this)[std::uint16_t(code)]) & mask;
        while (m_slots[slot] != 0)
            slot = (slot + 1) & mask;
        m_slots[slot] = code + 1;
    }
}

} // namespace cacheloupe
