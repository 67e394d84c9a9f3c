// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite_copy.h"

#include "core/base/file.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace cacheloupe {

namespace {

namespace fs = std::filesystem;

fs::path logOf(const fs::path &path)
{
    auto log = path;
    log += "-wal";
    return log;
}

/// SQLite file format, section 1.3: bytes 18 and 19 are 2 in WAL mode.
bool isInWalMode(const fs::path &path)
{
    std::array<char, 20> header = {};
    const auto file = ReadFile::open(path);
    if (!file)
        return false;
    const auto got = file->readAt(0, header);
    return got && *got == header.size() && header[18] == 2;
}

} // namespace

SqliteCopy::SqliteCopy(fs::path folder, fs::path name) : m_folder(std::move(folder)), m_name(std::move(name)) {}

SqliteCopy::SqliteCopy(SqliteCopy &&other) noexcept : m_folder(std::exchange(other.m_folder, {})), m_name(std::move(other.m_name)) {}

SqliteCopy &SqliteCopy::operator=(SqliteCopy &&other) noexcept
{
    std::swap(m_folder, other.m_folder);
    std::swap(m_name, other.m_name);
    return *this;
}

SqliteCopy::~SqliteCopy()
{
    std::error_code ignored;
    if (!m_folder.empty())
        fs::remove_all(m_folder, ignored);
}

bool SqliteCopy::isNeeded(const fs::path &path)
{
    std::error_code ignored;
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    const bool hasLog = fs::exists(logOf(path), ignored) || isInWalMode(path);
    return hasLog && ::access(folder.c_str(), W_OK) != 0;
}

Result<SqliteCopy> SqliteCopy::make(const fs::path &path)
{
    std::error_code failure;
    std::string folder = (fs::temp_directory_path(failure) / "cacheloupe-XXXXXX").string();
    if (failure || !::mkdtemp(folder.data()))
        return errorFromErrno(failure ? failure.value() : errno, folder);
    SqliteCopy copy(folder, path.filename());
    auto copiedLog = copy.file();
    copiedLog += "-wal";
    // The log goes first: a checkpoint in between then only repeats pages, it cannot lose them.
    if (fs::exists(logOf(path), failure))
        fs::copy_file(logOf(path), copiedLog, failure);
    if (!failure)
        fs::copy_file(path, copy.file(), failure);
    if (failure)
        return errorFromErrno(failure.value(), path.string());
    return copy;
}

} // namespace cacheloupe
