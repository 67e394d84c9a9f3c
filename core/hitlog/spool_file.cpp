// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/spool_file.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

namespace cacheloupe {

SpoolFile::SpoolFile(int descriptor, ReadFile reader, std::string folder)
    : m_descriptor(descriptor), m_reader(std::move(reader)), m_folder(std::move(folder))
{
}

SpoolFile::SpoolFile(SpoolFile &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_reader(std::move(other.m_reader)),
      m_folder(std::move(other.m_folder)), m_sizeBytes(other.m_sizeBytes)
{
}

SpoolFile &SpoolFile::operator=(SpoolFile &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_reader, other.m_reader);
    std::swap(m_folder, other.m_folder);
    std::swap(m_sizeBytes, other.m_sizeBytes);
    return *this;
}

SpoolFile::~SpoolFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<SpoolFile> SpoolFile::create()
{
    std::error_code failure;
    auto folder = std::filesystem::temp_directory_path(failure);
    if (failure)
        folder = "/tmp";
    std::string name = (folder / "cacheloupe-XXXXXX").string();
    const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor < 0)
        return errorFromErrno(errno, folder.string());
    auto reader = ReadFile::open(name);
    ::unlink(name.c_str());
    if (!reader) {
        ::close(descriptor);
        return reader.error();
    }
    return SpoolFile(descriptor, std::move(*reader), folder.string());
}

Status SpoolFile::append(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t n = ::write(m_descriptor, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errorFromErrno(errno, m_folder);
        bytes.remove_prefix(size_t(n));
        m_sizeBytes += std::uint64_t(n);
    }
    return {};
}

} // namespace cacheloupe
