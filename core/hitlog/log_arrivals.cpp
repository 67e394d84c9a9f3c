// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/log_arrivals.h"

#include "core/hitlog/redis_log.h"
#include "core/hitlog/rotation.h"

namespace cacheloupe {

namespace {

namespace fs = std::filesystem;

/// A word that names one file brings no others.
bool meansSeveral(const std::string &word)
{
    std::error_code ignored;
    return !isRedisLog(word) && (fs::is_directory(word, ignored) || !fs::exists(word, ignored));
}

std::uintmax_t sizeOf(const fs::path &path)
{
    std::error_code failure;
    const auto size = fs::file_size(path, failure);
    return failure ? 0 : size;
}

} // namespace

LogArrivals::LogArrivals(const std::vector<std::string> &words, const std::vector<LogPath> &known)
{
    for (const auto &word : words)
        if (meansSeveral(word))
            m_words.push_back(word);
    for (const auto &file : known)
        know(file.path);
}

void LogArrivals::know(const fs::path &path)
{
    const auto rotation = Rotation::of(path);
    m_known.insert(path);
    const auto [newest, isFirst] = m_newest.try_emplace(rotation.base, rotation.order);
    if (!isFirst)
        newest->second = std::max(newest->second, rotation.order);
}

/// The newer of a rotated set is new; the older was read before it got its name.
bool LogArrivals::isNew(const fs::path &path) const
{
    if (m_known.contains(path))
        return false;
    const auto rotation = Rotation::of(path);
    const auto newest = m_newest.find(rotation.base);
    return newest == m_newest.end() || rotation.order > newest->second;
}

std::vector<fs::path> LogArrivals::look()
{
    std::vector<fs::path> arrived;
    std::erase_if(m_refused, [&](const auto &refused) {
        const bool hasChanged = sizeOf(refused.first) != refused.second;
        if (hasChanged)
            arrived.push_back(refused.first);
        return hasChanged;
    });
    for (const auto &word : m_words) {
        const auto found = findLogs({&word, 1});
        if (!found)
            continue;
        for (const auto &file : found->files)
            if (isNew(file.path)) {
                know(file.path);
                arrived.push_back(file.path);
            }
    }
    return arrived;
}

void LogArrivals::tellAgain(const fs::path &path)
{
    m_refused[path] = sizeOf(path);
}

} // namespace cacheloupe
