// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bus_guard.h"
#include "core/base/file.h"
#include "core/hitlog/hit_block.h"

#include <memory>

namespace cacheloupe {

/// Blocks whose columns lie in a file, one behind the other; nothing is read before somebody looks. Their traits are
/// memory of our own, empty at first. The last block may be appended to, which does not reach the file. A file that is
/// shortened meanwhile leaves zeros. Any thread reads, one writes; fails with io, or limit (bus_guard.h).
class MappedBlocks {
public:
    /// Columns begin at `offset`, a multiple of kAlignment, and `count` times sizeof(HitColumns) bytes are there.
    static Result<std::unique_ptr<MappedBlocks>> of(const ReadFile &file, std::uint64_t offset, std::uint32_t count);
    MappedBlocks(const MappedBlocks &) = delete;
    MappedBlocks &operator=(const MappedBlocks &) = delete;
    ~MappedBlocks();

    static constexpr size_t kAlignment = 65536; ///< of pages on any machine
    std::uint32_t count() const { return m_count; }
    HitBlock &operator[](std::uint32_t index) const { return *reinterpret_cast<HitBlock *>(m_begin + index * kCellBytes); }

private:
    static constexpr size_t kCellBytes = (sizeof(HitBlock) + kAlignment - 1) / kAlignment * kAlignment;
    static_assert(sizeof(HitColumns) % kAlignment == 0);

    MappedBlocks(char *begin, std::uint32_t count, BusGuard guard);

    char *m_begin;
    std::uint32_t m_count;
    BusGuard m_guard;
};

} // namespace cacheloupe
