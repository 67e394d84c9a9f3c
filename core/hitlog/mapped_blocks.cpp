// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/mapped_blocks.h"

#include "core/base/file_mapping.h"

#include <cerrno>
#include <sys/mman.h>

namespace cacheloupe {

Result<std::unique_ptr<MappedBlocks>> MappedBlocks::of(const ReadFile &file, std::uint64_t offset, std::uint32_t count)
{
    const size_t sizeBytes = count * kCellBytes;
    void *reserved = ::mmap(nullptr, sizeBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (reserved == MAP_FAILED)
        return errorFromErrno(errno, file.path().string());
    auto *begin = static_cast<char *>(reserved);
    std::unique_ptr<MappedBlocks> blocks(new MappedBlocks(begin, count, BusGuard({begin, sizeBytes, kCellBytes, sizeof(HitColumns), true})));
    if (!blocks->m_guard.isTaken())
        return Error{ErrorCode::limit, ErrorReason::none, file.path().string(), std::to_string(BusGuard::kMost) + " mapped files"};
    for (std::uint32_t index = 0; index < count; ++index)
        if (const auto status = FileMapping::lay(file, offset + index * sizeof(HitColumns), begin + index * kCellBytes, sizeof(HitColumns), index + 1 == count); !status)
            return status.error();
    return blocks;
}

MappedBlocks::MappedBlocks(char *begin, std::uint32_t count, BusGuard guard) : m_begin(begin), m_count(count), m_guard(std::move(guard))
{
    // The columns are there already; only the rest of a block is made.
    for (std::uint32_t index = 0; index < count; ++index)
        std::construct_at(&(*this)[index].traitsTable);
}

MappedBlocks::~MappedBlocks()
{
    for (std::uint32_t index = 0; index < m_count; ++index)
        std::destroy_at(&(*this)[index].traitsTable);
    m_guard.release();
    ::munmap(m_begin, m_count * kCellBytes);
}

} // namespace cacheloupe
