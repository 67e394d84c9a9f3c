// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace cacheloupe {

/// An unlinked temporary file that grows at its end: it is gone when the last handle closes, also after a crash. The
/// owner appends from one thread at a time; the reading side may be moved out and used by any thread meanwhile.
/// Fails with io/diskFull or denied, where = the folder for temporary files; what was appended before stays.
class SpoolFile {
public:
    static Result<SpoolFile> create();
    SpoolFile(SpoolFile &&other) noexcept;
    SpoolFile &operator=(SpoolFile &&other) noexcept;
    ~SpoolFile();

    Status append(std::string_view bytes);
    std::uint64_t sizeBytes() const { return m_sizeBytes; }
    /// The handle for reading; once.
    ReadFile takeReader() { return std::move(m_reader); }

private:
    SpoolFile(int descriptor, ReadFile reader, std::string folder);
    int m_descriptor = -1;
    ReadFile m_reader;
    std::string m_folder;
    std::uint64_t m_sizeBytes = 0;
};

} // namespace cacheloupe
