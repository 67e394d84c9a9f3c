// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/found_files.h"

#include "core/base/file.h"
#include "core/hitlog/log_paths.h"
#include "core/hitlog/open_log.h"
#include "core/hitlog/redis_log.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace cacheloupe {

namespace {

constexpr std::string_view kSqliteHeader = "SQLite format 3";

bool looksLikeDatabase(const std::filesystem::path &path)
{
    const auto file = ReadFile::open(path);
    std::string head(kSqliteHeader.size(), '\0');
    if (!file)
        return false;
    const auto got = file->readAt(0, head);
    return got && head == kSqliteHeader;
}

} // namespace

QString pathText(const std::filesystem::path &path)
{
    return QFile::decodeName(QByteArray::fromStdString(path.string()));
}

bool isLogOfFolder(const std::filesystem::path &path, const std::stop_token &stop)
{
    return !looksLikeDatabase(path) && probeLog(path, stop);
}

Result<FoundFiles> findFiles(const QStringList &paths, const std::stop_token &stop)
{
    std::vector<std::string> words;
    for (const auto &path : paths)
        words.push_back(QFile::encodeName(path).toStdString());
    const auto logs = findLogs(words);
    if (!logs)
        return logs.error();
    FoundFiles found;
    for (const auto &path : paths)
        if (!QFileInfo(path).isFile() && !isRedisLog(path.toStdString()))
            found.several.append(QDir::cleanPath(QFileInfo(path).absoluteFilePath()));
    for (const auto &file : logs->files) {
        const auto name = pathText(file.path);
        if (!file.isNamed) {
            (isLogOfFolder(file.path, stop) ? found.logs : found.passedOver).append(name);
            continue;
        }
        const bool isDatabase = looksLikeDatabase(file.path);
        if (isDatabase)
            found.databases.append(name);
        // A named file of another kind is given to the reader, which says why it cannot be read.
        if (!isDatabase || probeLog(file.path, stop))
            found.logs.append(name);
    }
    for (const auto &file : logs->repeated)
        found.repeated.append(pathText(file.path));
    return found;
}

} // namespace cacheloupe
