// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/vector_block.h"

#include <algorithm>
#include <utility>

namespace cacheloupe {

void VectorBlock::add(std::uint32_t row, const CacheEntry &entry)
{
    const auto vector = vectorOf(entry);
    if (!vector)
        return;
    if (m_seen++ % m_stride != 0)
        return;
    keep(row, *vector);
    while (m_keptBytes > m_limitBytes && m_slots.size() > 1)
        thinOut();
}

void VectorBlock::keep(std::uint32_t row, const VectorView &vector)
{
    if (m_chunks.empty() || m_chunks.back().size() + vector.bytes.size() > m_chunks.back().capacity()) {
        m_chunks.emplace_back();
        m_chunks.back().reserve(std::max(kChunkBytes, vector.bytes.size()));
    }
    std::string &chunk = m_chunks.back();
    m_slots.push_back({row, std::uint32_t(m_chunks.size() - 1), std::uint32_t(chunk.size()), std::uint32_t(vector.bytes.size()), vector.type});
    chunk += vector.bytes;
    m_keptBytes += vector.bytes.size() + sizeof(Slot);
}

void VectorBlock::thinOut()
{
    std::vector<std::string> chunks = std::exchange(m_chunks, {});
    const std::vector<Slot> slots = std::exchange(m_slots, {});
    m_keptBytes = 0;
    m_stride *= 2;
    for (size_t i = 0; i < slots.size(); i += 2) {
        const Slot &slot = slots[i];
        // What lies behind is not needed any more: the two generations are never whole at the same time.
        if (slot.chunk > 0)
            std::string().swap(chunks[slot.chunk - 1]);
        keep(slot.row, {slot.type, std::string_view(chunks[slot.chunk]).substr(slot.offset, slot.sizeBytes)});
    }
}

std::optional<VectorView> VectorBlock::find(std::uint32_t row) const
{
    const auto slot = std::lower_bound(m_slots.begin(), m_slots.end(), row, [](const Slot &known, std::uint32_t wanted) { return known.row < wanted; });
    return slot == m_slots.end() || slot->row != row ? std::nullopt : std::optional(view(*slot));
}

Result<NearestVectors> VectorBlock::nearest(const VectorView &asked, size_t count, std::uint32_t except, std::stop_token stop) const
{
    constexpr size_t kStopEvery = 1024;
    NearestVectors out(asked, count);
    for (size_t i = 0; i < m_slots.size(); ++i) {
        if (i % kStopEvery == 0 && stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, {}, {}};
        if (m_slots[i].row != except)
            out.see(m_slots[i].row, view(m_slots[i]));
    }
    return out;
}

} // namespace cacheloupe
