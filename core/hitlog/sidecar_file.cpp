// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/sidecar_file.h"

#include "core/base/file.h"

#include <cerrno>
#include <fcntl.h>
#include <random>
#include <unistd.h>
#include <utility>

namespace cacheloupe {

namespace {

/// More would wait in the page cache for the end, when nothing can be called off any more.
constexpr std::uint64_t kSyncEveryBytes = 64u << 20;

} // namespace

SidecarFile::SidecarFile(int descriptor, std::filesystem::path unfinished, std::filesystem::path later)
    : m_descriptor(descriptor), m_unfinished(std::move(unfinished)), m_later(std::move(later))
{
}

SidecarFile::SidecarFile(SidecarFile &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_unfinished(std::move(other.m_unfinished)), m_later(std::move(other.m_later)),
      m_unsyncedBytes(other.m_unsyncedBytes)
{
}

SidecarFile::~SidecarFile()
{
    if (m_descriptor < 0)
        return;
    ::close(m_descriptor);
    ::unlink(m_unfinished.c_str());
}

Result<SidecarFile> SidecarFile::create(const std::filesystem::path &later)
{
    std::random_device device;
    auto unfinished = later;
    unfinished += std::string(kUnfinished) + std::to_string(device());
    const int descriptor = ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return errorFromErrno(errno, later.string());
    return SidecarFile(descriptor, std::move(unfinished), later);
}

Status SidecarFile::writeAt(std::uint64_t offset, std::string_view bytes)
{
    m_unsyncedBytes += bytes.size();
    while (!bytes.empty()) {
        const ssize_t n = ::pwrite(m_descriptor, bytes.data(), bytes.size(), off_t(offset));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errorFromErrno(errno, m_later.string());
        offset += std::uint64_t(n);
        bytes.remove_prefix(size_t(n));
    }
    if (m_unsyncedBytes >= kSyncEveryBytes) {
        m_unsyncedBytes = 0;
        if (::fdatasync(m_descriptor) != 0)
            return errorFromErrno(errno, m_later.string());
    }
    return {};
}

Status SidecarFile::finish()
{
    if (::fsync(m_descriptor) != 0 || ::rename(m_unfinished.c_str(), m_later.c_str()) != 0)
        return errorFromErrno(errno, m_later.string());
    ::close(std::exchange(m_descriptor, -1));
    return {};
}

} // namespace cacheloupe
