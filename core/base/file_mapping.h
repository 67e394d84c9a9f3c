// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bus_guard.h"
#include "core/base/file.h"

#include <cstdint>
#include <string_view>
#include <utility>

namespace cacheloupe {

/// A file's bytes as memory, read-only, as many as there were when it was mapped. 64 bytes behind them are readable.
/// When somebody shortens the file, the lost part reads as zeros and isDamaged() turns true: no SIGBUS ends the program.
/// Immutable, any thread; the mapping ends with the object. Fails with limit when 64 mappings are alive, else with io.
class FileMapping {
public:
    static constexpr size_t kPaddingBytes = 64;

    static Result<FileMapping> of(const ReadFile &file);
    /// Lays bytes of the file over memory that was reserved, both at whole pages; what is written there stays there. The
    /// caller guards and unmaps it.
    static Status lay(const ReadFile &file, std::uint64_t offset, char *over, size_t sizeBytes, bool isWritable);
    FileMapping(FileMapping &&other) noexcept = default;
    FileMapping &operator=(FileMapping &&) = delete;
    ~FileMapping();

    std::string_view bytes() const { return {m_begin, m_sizeBytes}; }
    bool isDamaged() const { return m_guard.isHit(); }

private:
    FileMapping(const char *begin, size_t sizeBytes, size_t reservedBytes, BusGuard guard)
        : m_begin(begin), m_sizeBytes(sizeBytes), m_reservedBytes(reservedBytes), m_guard(std::move(guard)) {}

    const char *m_begin;
    size_t m_sizeBytes;
    size_t m_reservedBytes;
    BusGuard m_guard;
};

} // namespace cacheloupe
