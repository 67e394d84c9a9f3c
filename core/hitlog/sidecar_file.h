// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string_view>

namespace cacheloupe {

/// A file that is being written, readable by its owner only, under a name of its own beside its later place: nobody
/// sees half of it, and it is gone when it is given up. One thread; fails with io/diskFull, denied or io.
class SidecarFile {
public:
    static Result<SidecarFile> create(const std::filesystem::path &later);
    SidecarFile(SidecarFile &&other) noexcept;
    SidecarFile &operator=(SidecarFile &&) = delete;
    ~SidecarFile();

    /// Bytes between what is written are zeros and take no room.
    Status writeAt(std::uint64_t offset, std::string_view bytes);
    /// Syncs all and gives the file its name; a reader of the one before keeps it.
    Status finish();

    static constexpr std::string_view kUnfinished = ".part"; ///< begins the end of the name meanwhile

private:
    SidecarFile(int descriptor, std::filesystem::path unfinished, std::filesystem::path later);
    int m_descriptor = -1;
    std::filesystem::path m_unfinished;
    std::filesystem::path m_later;
    std::uint64_t m_unsyncedBytes = 0;
};

} // namespace cacheloupe
