// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <random>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace cacheloupe {

namespace {

constexpr const char *kTemporary = ".tmp";

std::string reasonText(int errnoValue)
{
    return std::error_code(errnoValue, std::generic_category()).message();
}

Status writeAll(int descriptor, std::string_view bytes, const std::string &where)
{
    while (!bytes.empty()) {
        const ssize_t n = ::write(descriptor, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errorFromErrno(errno, where);
        bytes.remove_prefix(size_t(n));
    }
    if (::fsync(descriptor) != 0)
        return errorFromErrno(errno, where);
    return {};
}

} // namespace

void syncFolder(const std::filesystem::path &folder)
{
    const int d = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (d < 0)
        return;
    ::fsync(d);
    ::close(d);
}

std::filesystem::path temporaryBeside(const std::filesystem::path &path)
{
    std::random_device device;
    auto name = path;
    name += kTemporary + std::to_string(device());
    return name;
}

Error errorFromErrno(int errnoValue, std::string where)
{
    Error error{ErrorCode::io, ErrorReason::none, std::move(where), reasonText(errnoValue)};
    switch (errnoValue) {
    case ENOENT:
    case ENOTDIR:
        error.reason = ErrorReason::fileMissing;
        break;
    case EACCES:
    case EPERM:
    case EROFS:
        error.code = ErrorCode::denied;
        error.reason = ErrorReason::noPermission;
        break;
    case ENOSPC:
    case EDQUOT:
        error.reason = ErrorReason::diskFull;
        break;
    case EISDIR:
        error.reason = ErrorReason::notAFile;
        break;
    default:
        break;
    }
    return error;
}

ReadFile::ReadFile(int descriptor, std::filesystem::path path) : m_descriptor(descriptor), m_path(std::move(path)) {}

ReadFile::ReadFile(ReadFile &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)), m_path(std::move(other.m_path)) {}

ReadFile &ReadFile::operator=(ReadFile &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_path, other.m_path);
    return *this;
}

ReadFile::~ReadFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<ReadFile> ReadFile::open(const std::filesystem::path &path)
{
    const int d = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (d < 0)
        return errorFromErrno(errno, path.string());
    ReadFile file(d, path);
    struct stat info = {};
    if (::fstat(d, &info) != 0)
        return errorFromErrno(errno, path.string());
    if (!S_ISREG(info.st_mode))
        return Error{ErrorCode::io, ErrorReason::notAFile, path.string(), {}};
    return file;
}

Result<std::uint64_t> ReadFile::sizeBytes() const
{
    struct stat info = {};
    if (::fstat(m_descriptor, &info) != 0)
        return errorFromErrno(errno, m_path.string());
    return std::uint64_t(info.st_size);
}

Result<size_t> ReadFile::readAt(std::uint64_t offset, std::span<char> into) const
{
    size_t done = 0;
    while (done < into.size()) {
        const ssize_t n = ::pread(m_descriptor, into.data() + done, into.size() - done, off_t(offset + done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errorFromErrno(errno, m_path.string());
        if (n == 0)
            break;
        done += size_t(n);
    }
    return done;
}

Result<FileIdentity> ReadFile::identity() const
{
    struct stat info = {};
    if (::fstat(m_descriptor, &info) != 0)
        return errorFromErrno(errno, m_path.string());
    return FileIdentity{info.st_dev, info.st_ino};
}

Result<ReadFile> ReadFile::duplicate() const
{
    const int d = ::fcntl(m_descriptor, F_DUPFD_CLOEXEC, 0);
    if (d < 0)
        return errorFromErrno(errno, m_path.string());
    return ReadFile(d, m_path);
}

Result<FileIdentity> fileIdentity(const std::filesystem::path &path)
{
    struct stat info = {};
    if (::stat(path.c_str(), &info) != 0)
        return errorFromErrno(errno, path.string());
    return FileIdentity{info.st_dev, info.st_ino};
}

Result<std::string> readWholeFile(const std::filesystem::path &path, std::uint64_t maxBytes)
{
    auto file = ReadFile::open(path);
    if (!file)
        return file.error();
    const auto size = file->sizeBytes();
    if (!size)
        return size.error();
    if (*size > maxBytes)
        return Error{ErrorCode::limit, ErrorReason::none, path.string(), std::to_string(*size) + " bytes"};
    std::string bytes(size_t(*size), '\0');
    const auto got = file->readAt(0, bytes);
    if (!got)
        return got.error();
    bytes.resize(*got);
    return bytes;
}

Status replaceFile(const std::filesystem::path &path, std::string_view bytes, const std::function<void()> &onDisk)
{
    const auto temporary = temporaryBeside(path);
    const int d = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (d < 0)
        return errorFromErrno(errno, path.string());
    Status written = writeAll(d, bytes, path.string());
    if (::close(d) != 0 && written)
        written = errorFromErrno(errno, path.string());
    if (written && onDisk)
        onDisk();
    if (written && ::rename(temporary.c_str(), path.c_str()) != 0)
        written = errorFromErrno(errno, path.string());
    if (!written)
        ::unlink(temporary.c_str());
    else
        syncFolder(path.parent_path());
    return written;
}

void removeUnfinished(const std::filesystem::path &path)
{
    const std::string start = path.filename().string() + kTemporary;
    std::error_code failure;
    std::filesystem::directory_iterator entries(path.has_parent_path() ? path.parent_path() : ".", failure);
    for (; !failure && entries != std::filesystem::directory_iterator(); entries.increment(failure)) {
        const std::string name = entries->path().filename().string();
        if (name.starts_with(start) && name.size() > start.size() && name.find_first_not_of("0123456789", start.size()) == std::string::npos)
            ::unlink(entries->path().c_str());
    }
}

} // namespace cacheloupe
