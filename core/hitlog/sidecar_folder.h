// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace cacheloupe {

/// Where sidecars of hit logs stand: a folder of the user's cache, never beside a log. A value; any thread, any number
/// of processes. What cannot be read or removed is passed over.
class SidecarFolder {
public:
    static constexpr std::uint64_t kMostBytes = std::uint64_t(4) << 30;

    explicit SidecarFolder(std::filesystem::path folder, std::uint64_t mostBytes = kMostBytes) : m_folder(std::move(folder)), m_mostBytes(mostBytes) {}
    /// `cacheloupe/indexes` in the user's cache folder ($XDG_CACHE_HOME); empty when there is none.
    static std::filesystem::path ofUser();

    const std::filesystem::path &path() const { return m_folder; }
    std::uint64_t mostBytes() const { return m_mostBytes; }
    /// Where the sidecar of a table of these logs, in this order, stands or would.
    std::filesystem::path fileFor(const std::vector<std::filesystem::path> &logs) const;
    /// Makes the folder, for its owner only. False when that fails.
    bool make() const;
    /// Removes those that were used longest ago until the rest is small enough, and what was never finished.
    void tidy() const;
    /// Removes all.
    void clear() const;

private:
    std::filesystem::path m_folder;
    std::uint64_t m_mostBytes;
};

} // namespace cacheloupe
