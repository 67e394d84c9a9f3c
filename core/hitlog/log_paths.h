// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace cacheloupe {

/// One file to read. A file that only stood in a folder or fitted a pattern may turn out to be no log at all.
struct LogPath {
    std::filesystem::path path;
    bool isNamed = true; ///< by its own name
    bool operator==(const LogPath &) const = default;
};

/// A file that was given twice, perhaps by a link or another spelling; it is read once, as `first`.
struct RepeatedLog {
    std::filesystem::path path;
    std::filesystem::path first;
};

struct LogPaths {
    std::vector<LogPath> files;
    std::vector<RepeatedLog> repeated;
};

/// The files that words mean: files, folders (all files inside but hidden ones, by name), patterns with * ? []. Files of
/// one rotated set stand together, oldest first: `a.jsonl.2.gz`, `a.jsonl.1`, `a.jsonl`; otherwise the order is that of
/// the words. Fails with fileMissing or noPermission naming the word.
Result<LogPaths> findLogs(std::span<const std::string> words);

} // namespace cacheloupe
