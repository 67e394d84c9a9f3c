// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/found_files.h"

#include "core/base/file.h"
#include "core/hitlog/log_paths.h"
#include "core/hitlog/open_log.h"

#include <QFile>

namespace cacheloupe {

namespace {

constexpr std::string_view kSqliteHeader = "SQLite format 3";

QString toText(const std::filesystem::path &path)
{
    return QFile::decodeName(QByteArray::fromStdString(path.string()));
}

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

Result<FoundFiles> findFiles(const QStringList &paths, const std::stop_token &stop)
{
    std::vector<std::string> words;
    for (const auto &path : paths)
        words.push_back(QFile::encodeName(path).toStdString());
    const auto logs = findLogs(words);
    if (!logs)
        return logs.error();
    FoundFiles found;
    for (const auto &file : logs->files) {
        const auto name = toText(file.path);
        const bool isDatabase = looksLikeDatabase(file.path);
        if (!file.isNamed && isDatabase) {
            found.passedOver.append(name);
            continue;
        }
        if (isDatabase)
            found.databases.append(name);
        // A named file of another kind is given to the reader, which says why it cannot be read.
        const bool isTakenAtItsWord = file.isNamed && !isDatabase;
        if (isTakenAtItsWord || probeLog(file.path, stop))
            found.logs.append(name);
        else if (!file.isNamed)
            found.passedOver.append(name);
    }
    for (const auto &file : logs->repeated)
        found.repeated.append(toText(file.path));
    return found;
}

} // namespace cacheloupe
