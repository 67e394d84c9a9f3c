// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_row_data.h"

#include <array>
#include <atomic>
#include <memory>
#include <span>
#include <vector>

namespace cacheloupe {

/// The distinct RowTraits of one block, numbered in order of appearance. One thread adds, any thread reads the entries
/// below size(): they never move. At most 65,536, as many as a block has rows.
class RowTraitsTable {
public:
    std::uint16_t code(const RowTraits &traits);
    const RowTraits &operator[](std::uint16_t code) const { return m_chunks[code >> kShift][code & (kChunk - 1)]; }
    /// Takes over the entries of a kept table; before any other, on the thread that adds.
    void adopt(std::span<const RowTraits> entries);
    std::uint32_t size() const { return m_size.load(std::memory_order_acquire); }
    /// Gives the look-up memory back: the block is full.
    void seal() { m_slots = {}; }

private:
    static constexpr std::uint32_t kShift = 8;
    static constexpr std::uint32_t kChunk = 1u << kShift;

    std::uint16_t add(const RowTraits &traits);
    void growSlots();

    std::array<std::unique_ptr<RowTraits[]>, 256> m_chunks;
    std::atomic<std::uint32_t> m_size = 0;
    std::vector<std::uint32_t> m_slots; ///< code + 1, 0 = free; a power of two
    std::uint16_t m_last = 0;
};

} // namespace cacheloupe
