// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_mapping.h"

#include <cerrno>
#include <sys/mman.h>
#include <unistd.h>

namespace cacheloupe {

Result<FileMapping> FileMapping::of(const ReadFile &file)
{
    const auto size = file.sizeBytes();
    if (!size)
        return size.error();
    const auto pageBytes = size_t(::sysconf(_SC_PAGESIZE));
    const size_t fileBytes = (size_t(*size) + pageBytes - 1) / pageBytes * pageBytes;
    const size_t reservedBytes = fileBytes + pageBytes;
    // First the whole range with empty pages, then the file over its front: what follows the file stays readable.
    void *begin = ::mmap(nullptr, reservedBytes, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (begin == MAP_FAILED)
        return errorFromErrno(errno, file.path().string());
    if (fileBytes > 0 && ::mmap(begin, fileBytes, PROT_READ, MAP_SHARED | MAP_FIXED, file.m_descriptor, 0) == MAP_FAILED) {
        const int why = errno;
        ::munmap(begin, reservedBytes);
        return errorFromErrno(why, file.path().string());
    }
    BusGuard guard({static_cast<char *>(begin), fileBytes, fileBytes, fileBytes, false});
    if (!guard.isTaken()) {
        ::munmap(begin, reservedBytes);
        return Error{ErrorCode::limit, ErrorReason::none, file.path().string(), std::to_string(BusGuard::kMost) + " mapped files"};
    }
    return FileMapping(static_cast<const char *>(begin), size_t(*size), reservedBytes, std::move(guard));
}

Status FileMapping::lay(const ReadFile &file, std::uint64_t offset, char *over, size_t sizeBytes, bool isWritable)
{
    const int protection = isWritable ? PROT_READ | PROT_WRITE : PROT_READ;
    if (::mmap(over, sizeBytes, protection, MAP_PRIVATE | MAP_FIXED, file.m_descriptor, off_t(offset)) == MAP_FAILED)
        return errorFromErrno(errno, file.path().string());
    return {};
}

FileMapping::~FileMapping()
{
    // Moved from.
    if (!m_guard.isTaken())
        return;
    m_guard.release();
    ::munmap(const_cast<char *>(m_begin), m_reservedBytes);
}

} // namespace cacheloupe
