// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/nearest_vectors.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace cacheloupe {

/// The embeddings of a listing in the type they are stored in, within a limit of memory: past it every second one is let
/// go and from then on taken, so that those kept are spread evenly over the store. One thread adds; afterwards any reads.
class VectorBlock {
public:
    static constexpr std::uint64_t kLimitBytes = 512u << 20;

    explicit VectorBlock(std::uint64_t limitBytes = kLimitBytes) : m_limitBytes(limitBytes) {}

    /// Takes the entry's embedding, if it has one; `row` increases from call to call.
    void add(std::uint32_t row, const CacheEntry &entry);

    /// Embeddings kept, and shown to add().
    std::uint64_t size() const { return m_slots.size(); }
    std::uint64_t seen() const { return m_seen; }
    bool isSampled() const { return m_stride > 1; }

    std::optional<VectorView> find(std::uint32_t row) const;
    /// The nearest to `asked` but for `except`; NearestVectors::Near::id is the row. Fails with cancelled.
    Result<NearestVectors> nearest(const VectorView &asked, size_t count, std::uint32_t except, std::stop_token stop) const;

private:
    struct Slot {
        std::uint32_t row;
        std::uint32_t chunk;
        std::uint32_t offset;
        std::uint32_t sizeBytes;
        VectorType type;
    };
    static constexpr size_t kChunkBytes = 4u << 20;

    VectorView view(const Slot &slot) const { return {slot.type, std::string_view(m_chunks[slot.chunk]).substr(slot.offset, slot.sizeBytes)}; }
    void keep(std::uint32_t row, const VectorView &vector);
    void thinOut();

    std::uint64_t m_limitBytes;
    std::uint64_t m_keptBytes = 0;
    std::uint64_t m_seen = 0;
    std::uint64_t m_stride = 1;
    std::vector<std::string> m_chunks;
    std::vector<Slot> m_slots;
};

} // namespace cacheloupe
