// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <filesystem>
#include <stop_token>

namespace cacheloupe {

/// What the person's files and folders turned out to be. A plain value.
struct FoundFiles {
    QStringList logs; ///< rotated sets oldest first
    QStringList databases; ///< stores; one that holds a log too is among both
    QStringList repeated;   ///< given twice
    QStringList passedOver; ///< files of a folder that are no logs
    QStringList several;    ///< the words that were no file of their own: folders and patterns, absolute
};

/// Looks into the files and folders; blocks. A file that was named is taken as a log; a database only when it
/// holds one. Fails when one is missing or may not be read.
Result<FoundFiles> findFiles(const QStringList &paths, const std::stop_token &stop);

/// Whether a file that only stood in a folder is a hit log: databases must be named. Blocks.
bool isLogOfFolder(const std::filesystem::path &path, const std::stop_token &stop);

QString pathText(const std::filesystem::path &path);

} // namespace cacheloupe
