// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace cacheloupe {

/// A file that is written bit by bit and appears whole or not at all: until finish() its bytes stand under another name
/// in the same folder, which goes with the object. One thread. Fails with io/diskFull, denied/noPermission or io, naming the
/// path that the file is to have.
class NewFile {
public:
    static Result<NewFile> create(const std::filesystem::path &path);
    NewFile(NewFile &&other) noexcept;
    NewFile &operator=(NewFile &&other) noexcept;
    ~NewFile();

    Status append(std::string_view bytes);
    /// Bytes appended so far.
    std::uint64_t sizeBytes() const { return m_size; }
    const std::filesystem::path &path() const { return m_path; }

    /// Puts the bytes on the disk and the file in its place, over an older one of that name.
    Status finish();

private:
    NewFile(int descriptor, std::filesystem::path temporary, std::filesystem::path path);
    Status flush();

    int m_descriptor = -1;
    std::filesystem::path m_temporary; ///< empty = in place, or moved from
    std::filesystem::path m_path;
    std::string m_buffer;
    std::uint64_t m_size = 0;
};

} // namespace cacheloupe
