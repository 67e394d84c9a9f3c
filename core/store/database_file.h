// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store_finding.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// What the system tells of a database file without opening it. A plain value.
struct DatabaseFileFacts {
    std::filesystem::path path;
    std::uint64_t sizeBytes = 0;
    std::uint64_t walBytes = 0;     ///< of the write-ahead log beside it
    std::string networkFileSystem;  ///< `nfs`, `smb` …; empty for a local disk
    std::vector<std::string> writers; ///< other processes that have it open for writing or locked: `python3 (4711)`
};

/// Looks at the file, its log, its disk and, on Linux, at /proc for who else writes to it: as far as this user may see
/// other processes. Any thread; what cannot be found out stays empty.
DatabaseFileFacts databaseFileFacts(const std::filesystem::path &path);

/// The name of a network file system by its number in statfs(2), empty for any other.
std::string_view networkFileSystem(std::uint64_t statfsType);

/// That of the disk a file lies on; empty for a local one and where the system does not tell.
std::string_view networkFileSystemOf(const std::filesystem::path &file);

/// `sqlite-several-writers`, `sqlite-network-disk`, `sqlite-wal-large`; the files of one disk are told of once.
std::vector<StoreFinding> databaseFileFindings(const std::vector<DatabaseFileFacts> &files);

} // namespace cacheloupe
