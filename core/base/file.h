// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <compare>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace cacheloupe {

/// Which file a path leads to, whatever it is called: links and other spellings of a path have the same one.
struct FileIdentity {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    auto operator<=>(const FileIdentity &) const = default;
};
Result<FileIdentity> fileIdentity(const std::filesystem::path &path);

/// A file opened for positional reading. Any number of threads may call readAt at once; the descriptor closes with the
/// object. Opening fails with io/fileMissing, io/notAFile (a folder, a device) or denied/noPermission.
class ReadFile {
public:
    static Result<ReadFile> open(const std::filesystem::path &path);
    ReadFile(ReadFile &&other) noexcept;
    ReadFile &operator=(ReadFile &&other) noexcept;
    ~ReadFile();

    /// Bytes in the file now; it may grow or shrink while open.
    Result<std::uint64_t> sizeBytes() const;

    /// Reads up to `into.size()` bytes at `offset`; fewer only at the end of the file.
    Result<size_t> readAt(std::uint64_t offset, std::span<char> into) const;

    Result<FileIdentity> identity() const;
    /// A second handle on the very same file, also when its path leads elsewhere by now.
    Result<ReadFile> duplicate() const;

    const std::filesystem::path &path() const { return m_path; }

private:
    friend class FileMapping;
    ReadFile(int descriptor, std::filesystem::path path);
    int m_descriptor = -1;
    std::filesystem::path m_path;
};

/// The whole file; fails with limit when it is larger than `maxBytes`.
Result<std::string> readWholeFile(const std::filesystem::path &path, std::uint64_t maxBytes = 64u << 20);

/// Writes a temporary file in the same folder, syncs it and renames it over `path`: a reader sees the old bytes or
/// the new ones, never half. Fails with io/diskFull, denied/noPermission or io. `onDisk` is called when the new bytes are
/// on the disk and not in place yet.
Status replaceFile(const std::filesystem::path &path, std::string_view bytes, const std::function<void()> &onDisk = {});

/// Where the bytes of a file stand until they are complete: a new name in the same folder.
std::filesystem::path temporaryBeside(const std::filesystem::path &path);
/// Makes renames and new names in the folder last; a folder that cannot be opened is passed over.
void syncFolder(const std::filesystem::path &folder);

/// Removes what replaceFile leaves beside `path` when the program is killed on the way. Only for who holds a lock that
/// every writer of the file takes.
void removeUnfinished(const std::filesystem::path &path);

/// The Error for an errno value at `where`.
Error errorFromErrno(int errnoValue, std::string where);

} // namespace cacheloupe
