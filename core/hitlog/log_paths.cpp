// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/log_paths.h"

#include "core/base/file.h"
#include "core/hitlog/redis_log.h"
#include "core/hitlog/rotation.h"

#include <algorithm>
#include <cerrno>
#include <map>

#include <glob.h>

namespace cacheloupe {

namespace {

namespace fs = std::filesystem;

/// Regular files of the folder, without those that begin with a dot.
Result<std::vector<fs::path>> filesIn(const fs::path &folder)
{
    std::error_code failure;
    std::vector<fs::path> files;
    fs::directory_iterator it(folder, failure);
    for (const fs::directory_iterator end; !failure && it != end; it.increment(failure)) {
        std::error_code ignored;
        if (!it->path().filename().string().starts_with('.') && it->is_regular_file(ignored))
            files.push_back(it->path());
    }
    if (failure)
        return errorFromErrno(failure.value(), folder.string());
    std::sort(files.begin(), files.end(), [](const fs::path &a, const fs::path &b) { return Rotation::of(a) < Rotation::of(b); });
    return files;
}

bool isPattern(const std::string &word)
{
    return word.find_first_of("*?[") != std::string::npos;
}

Result<std::vector<fs::path>> filesLike(const std::string &pattern)
{
    glob_t found{};
    const int code = ::glob(pattern.c_str(), GLOB_MARK, nullptr, &found);
    std::vector<fs::path> files;
    for (size_t i = 0; code == 0 && i < found.gl_pathc; ++i)
        if (!std::string_view(found.gl_pathv[i]).ends_with('/'))
            files.emplace_back(found.gl_pathv[i]);
    ::globfree(&found);
    if (code == GLOB_NOSPACE || code == GLOB_ABORTED)
        return errorFromErrno(code == GLOB_NOSPACE ? ENOMEM : EACCES, pattern);
    if (files.empty())
        return errorFromErrno(ENOENT, pattern);
    return files;
}

Result<std::vector<LogPath>> filesOf(const std::string &word)
{
    std::error_code failure;
    const auto status = fs::status(word, failure);
    if (fs::exists(status) && !fs::is_directory(status))
        return std::vector<LogPath>{{word, true}};
    if (!fs::exists(status) && !isPattern(word))
        return errorFromErrno(failure ? failure.value() : ENOENT, word);
    const auto found = fs::exists(status) ? filesIn(word) : filesLike(word);
    if (!found)
        return found.error();
    std::vector<LogPath> files;
    for (const auto &path : *found)
        files.push_back({path, false});
    return files;
}

/// Brings the members of each rotated set to the place of its first one, oldest first.
void gatherSets(std::vector<LogPath> &files)
{
    std::map<fs::path, size_t> places;
    for (size_t i = 0; i < files.size(); ++i)
        places.emplace(Rotation::of(files[i].path).base, i);
    std::stable_sort(files.begin(), files.end(), [&](const LogPath &a, const LogPath &b) {
        const auto left = Rotation::of(a.path);
        const auto right = Rotation::of(b.path);
        return left.base == right.base ? left < right : places.at(left.base) < places.at(right.base);
    });
}

} // namespace

Result<LogPaths> findLogs(std::span<const std::string> words)
{
    LogPaths logs;
    std::map<FileIdentity, size_t> known;
    for (const auto &word : words) {
        if (isRedisLog(word)) {
            logs.files.push_back({word, true});
            continue;
        }
        const auto files = filesOf(word);
        if (!files)
            return files.error();
        for (const auto &file : *files) {
            const auto identity = fileIdentity(file.path);
            if (!identity)
                return identity.error();
            const auto [first, isNew] = known.emplace(*identity, logs.files.size());
            if (isNew)
                logs.files.push_back(file);
            else
                logs.repeated.push_back({file.path, logs.files[first->second].path});
        }
    }
    gatherSets(logs.files);
    return logs;
}

} // namespace cacheloupe
