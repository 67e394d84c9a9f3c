// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/base/result.h"

#include <cstdint>
#include <string_view>

namespace cacheloupe {

/// An unlinked temporary file that grows at its end: it is gone when the last handle closes, also after a crash. The
/// owner appends from one thread at a time; the reading side may be moved out and used by any thread meanwhile.
/// Fails with io/diskFull or denied.
class SpoolFile {
public:
    static Result<SpoolFile> create();
    SpoolFile(SpoolFile &&other) noexcept;
    SpoolFile &operator=(SpoolFile &&) = delete;
    ~SpoolFile();

    Status append(std::string_view bytes);
    std::uint64_t sizeBytes() const { return m_sizeBytes; }
    /// The handle for reading; once.
    ReadFile takeReader() { return std::move(m_reader); }

private:
    SpoolFile(int descriptor, ReadFile reader);
    int m_descriptor = -1;
    ReadFile m_reader;
    std::uint64_t m_sizeBytes = 0;
};

} // namespace cacheloupe
