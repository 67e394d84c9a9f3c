// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/key_folder.h"

#include "core/base/file.h"

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cacheloupe {

namespace {

constexpr mode_t kOwnerOnly = S_IRUSR | S_IWUSR;

/// Nobody else can read the file at any moment, unlike one whose rights are taken away after it was written.
Status writePrivately(const std::filesystem::path &path, std::string_view bytes)
{
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, kOwnerOnly);
    if (descriptor < 0)
        return errorFromErrno(errno, path.string());
    const bool isWritten = ::write(descriptor, bytes.data(), bytes.size()) == ssize_t(bytes.size()) && ::fsync(descriptor) == 0;
    const int problem = errno;
    ::close(descriptor);
    if (isWritten)
        return {};
    ::unlink(path.c_str());
    return errorFromErrno(problem, path.string());
}

} // namespace

std::filesystem::path keyFolder()
{
    const char *config = std::getenv("XDG_CONFIG_HOME");
    const char *home = std::getenv("HOME");
    const bool hasConfig = config && *config == '/';
    const auto base = hasConfig ? std::filesystem::path(config) : std::filesystem::path(home ? home : "") / ".config";
    return base / "cacheloupe" / "keys";
}

Result<std::filesystem::path> keepInKeyFolder(std::string_view name, std::string_view bytes)
{
    const auto folder = keyFolder();
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure)
        return errorFromErrno(failure.value(), folder.string());
    ::chmod(folder.c_str(), S_IRWXU);
    const auto path = folder / name;
    if (auto written = writePrivately(path, bytes); !written)
        return written.error();
    return path;
}

} // namespace cacheloupe
