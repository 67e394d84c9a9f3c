// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace cacheloupe {

/// A private copy of a SQLite file with its write-ahead log, in a temporary folder that goes with the object. Needed
/// where SQLite cannot create its -shm file beside the original (formats.md 3.1).
class SqliteCopy {
public:
    /// True when the file has (or needs) a write-ahead log and its folder is not writable.
    static bool isNeeded(const std::filesystem::path &path);
    /// Copies file and log; fails with io, denied/noPermission or io/diskFull.
    static Result<SqliteCopy> make(const std::filesystem::path &path);

    SqliteCopy(SqliteCopy &&other) noexcept;
    SqliteCopy &operator=(SqliteCopy &&other) noexcept;
    ~SqliteCopy();

    const std::filesystem::path &folder() const { return m_folder; }
    std::filesystem::path file() const { return m_folder / m_name; }

private:
    SqliteCopy(std::filesystem::path folder, std::filesystem::path name);
    std::filesystem::path m_folder;
    std::filesystem::path m_name;
};

} // namespace cacheloupe
