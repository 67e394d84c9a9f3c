// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/sidecar_folder.h"

#include "core/base/hash.h"
#include "core/hitlog/sidecar_file.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <sys/stat.h>

namespace cacheloupe {

namespace {

constexpr std::string_view kSuffix = ".sidecar";
/// Nobody writes for so long.
constexpr auto kGivenUpAfter = std::chrono::hours(24);

struct Found {
    std::filesystem::path path;
    std::uint64_t sizeBytes = 0;
    std::filesystem::file_time_type usedAt;
    bool isFinished = true;
};

/// Only files of ours, whatever else lies there.
std::vector<Found> filesIn(const std::filesystem::path &folder)
{
    std::vector<Found> files;
    std::error_code failure;
    for (auto it = std::filesystem::directory_iterator(folder, failure); !failure && it != std::filesystem::directory_iterator(); it.increment(failure)) {
        const auto name = it->path().filename().string();
        const bool isFinished = name.ends_with(kSuffix);
        struct stat info = {};
        if ((isFinished || name.find(std::string(kSuffix) + std::string(SidecarFile::kUnfinished)) != std::string::npos) && ::lstat(it->path().c_str(), &info) == 0
            && S_ISREG(info.st_mode)) {
            std::error_code gone;
            const auto usedAt = it->last_write_time(gone);
            // Zeros that were never written take no room.
            files.push_back({it->path(), std::uint64_t(info.st_blocks) * 512, usedAt, isFinished});
        }
    }
    return files;
}

void removeFile(const std::filesystem::path &path)
{
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
}

} // namespace

std::filesystem::path SidecarFolder::ofUser()
{
    const auto variable = [](const char *name) {
        const char *value = std::getenv(name);
        return std::filesystem::path(value ? value : "");
    };
    const auto cache = variable("XDG_CACHE_HOME");
    const auto home = variable("HOME");
    if (cache.is_absolute())
        return cache / "cacheloupe" / "indexes";
    return home.empty() ? std::filesystem::path() : home / ".cache" / "cacheloupe" / "indexes";
}

std::filesystem::path SidecarFolder::fileFor(const std::vector<std::filesystem::path> &logs) const
{
    std::string names;
    std::error_code failure;
    for (const auto &log : logs)
        names.append(std::filesystem::absolute(log, failure).string()).push_back('\0');
    return m_folder / (toHex(hash128(names)) + std::string(kSuffix));
}

bool SidecarFolder::make() const
{
    std::error_code failure;
    if (m_folder.empty())
        return false;
    std::filesystem::create_directories(m_folder.parent_path(), failure);
    return ::mkdir(m_folder.c_str(), 0700) == 0 || std::filesystem::is_directory(m_folder, failure);
}

void SidecarFolder::tidy() const
{
    auto files = filesIn(m_folder);
    std::sort(files.begin(), files.end(), [](const Found &a, const Found &b) { return a.usedAt > b.usedAt; });
    std::uint64_t sum = 0;
    const auto now = std::filesystem::file_time_type::clock::now();
    for (const auto &file : files) {
        if (!file.isFinished && now - file.usedAt < kGivenUpAfter)
            continue;
        sum += file.sizeBytes;
        if (!file.isFinished || sum > m_mostBytes)
            removeFile(file.path);
    }
}

void SidecarFolder::clear() const
{
    for (const auto &file : filesIn(m_folder))
        removeFile(file.path);
}

} // namespace cacheloupe
