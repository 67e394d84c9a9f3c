// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/new_file.h"

#include "core/base/file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace cacheloupe {

namespace {

constexpr size_t kNewFileBufferBytes = 256u << 10;

} // namespace

NewFile::NewFile(int descriptor, std::filesystem::path temporary, std::filesystem::path path)
    : m_descriptor(descriptor), m_temporary(std::move(temporary)), m_path(std::move(path))
{
}

NewFile::NewFile(NewFile &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_temporary(std::exchange(other.m_temporary, {})), m_path(std::move(other.m_path)),
      m_buffer(std::move(other.m_buffer)), m_size(other.m_size)
{
}

NewFile &NewFile::operator=(NewFile &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_temporary, other.m_temporary);
    std::swap(m_path, other.m_path);
    std::swap(m_buffer, other.m_buffer);
    std::swap(m_size, other.m_size);
    return *this;
}

NewFile::~NewFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    if (!m_temporary.empty())
        ::unlink(m_temporary.c_str());
}

Result<NewFile> NewFile::create(const std::filesystem::path &path)
{
    auto temporary = temporaryBeside(path);
    const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return errorFromErrno(errno, path.string());
    return NewFile(descriptor, std::move(temporary), path);
}

Status NewFile::append(std::string_view bytes)
{
    m_size += bytes.size();
    m_buffer.append(bytes);
    return m_buffer.size() < kNewFileBufferBytes ? Status() : flush();
}

Status NewFile::flush()
{
    std::string_view left = m_buffer;
    while (!left.empty()) {
        const ssize_t put = ::write(m_descriptor, left.data(), left.size());
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return errorFromErrno(errno, m_path.string());
        left.remove_prefix(size_t(put));
    }
    m_buffer.clear();
    return {};
}

Status NewFile::finish()
{
    if (Status flushed = flush(); !flushed)
        return flushed;
    if (::fsync(m_descriptor) != 0)
        return errorFromErrno(errno, m_path.string());
    if (::close(std::exchange(m_descriptor, -1)) != 0)
        return errorFromErrno(errno, m_path.string());
    if (::rename(m_temporary.c_str(), m_path.c_str()) != 0)
        return errorFromErrno(errno, m_path.string());
    m_temporary.clear();
    syncFolder(m_path.parent_path());
    return {};
}

} // namespace cacheloupe
