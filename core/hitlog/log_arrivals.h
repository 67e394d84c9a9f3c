// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/log_paths.h"

#include <cstdint>
#include <map>
#include <set>

namespace cacheloupe {

/// The files that appear in followed folders and under followed patterns: today's `app-2026-11-21.jsonl` beside
/// yesterday's. What a rotation leaves behind (`app.jsonl.1`, a packed `app-2026-11-20.jsonl.gz`) was read under its old
/// name and does not count. One thread; looks at the disk, so off the GUI thread.
class LogArrivals {
public:
    /// `words` as they were given to findLogs, `known` what it found then.
    LogArrivals(const std::vector<std::string> &words, const std::vector<LogPath> &known);

    /// True when there is a folder or a pattern to look at.
    bool isWatching() const { return !m_words.empty(); }
    /// Files that were not there at the last look, each told once. What cannot be looked at gives none.
    std::vector<std::filesystem::path> look();
    /// The file is no log so far: it is told again when its size has changed.
    void tellAgain(const std::filesystem::path &path);

private:
    bool isNew(const std::filesystem::path &path) const;
    void know(const std::filesystem::path &path);

    std::vector<std::string> m_words;
    std::set<std::filesystem::path> m_known;
    std::map<std::filesystem::path, std::int64_t> m_newest;   ///< by Rotation::base: the greatest order
    std::map<std::filesystem::path, std::uintmax_t> m_refused; ///< with the size they had
};

} // namespace cacheloupe
