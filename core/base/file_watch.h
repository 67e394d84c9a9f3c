// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <set>
#include <stop_token>
#include <string>

namespace cacheloupe {

/// Wakes a thread when one of some files was written, renamed, created or removed. Where the system tells nothing
/// (network disks, no more watches to be had) the waiter must look again after the time it gave. One thread but for wake().
class FileWatch {
public:
    FileWatch();
    ~FileWatch();
    FileWatch(const FileWatch &) = delete;
    FileWatch &operator=(const FileWatch &) = delete;

    /// The file need not exist yet; its folder is what is watched. False when only looking again helps.
    bool add(const std::filesystem::path &path);

    /// Waits for a change of a watched file, a stop, or `atMost`. True for a change, which may turn out to be none.
    bool wait(const std::stop_token &stop, std::chrono::milliseconds atMost);
    /// Ends a wait, the running or the next one, as a change would.
    void wake();

private:
    bool readEvents();

    int m_inotify = -1;
    int m_wake = -1;
    std::map<int, std::set<std::string>> m_names; ///< by watched folder
};

} // namespace cacheloupe
