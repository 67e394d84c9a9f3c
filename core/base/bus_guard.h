// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace cacheloupe {

/// Memory that comes from a file, in equal cells: the first `mappedBytes` of each are the file's, the rest is our own.
struct GuardedRange {
    char *begin = nullptr;
    size_t sizeBytes = 0;
    size_t cellBytes = 0;
    size_t mappedBytes = 0;
    bool isWritable = false;
};

/// Keeps the program alive when somebody shortens the file behind a range: what was lost of a cell reads as zeros from
/// then on (no SIGBUS), and isHit() turns true. Any thread; at most 64 at once, isTaken() is false for one more. Released
/// before the mapping ends.
class BusGuard {
public:
    explicit BusGuard(const GuardedRange &range);
    BusGuard(BusGuard &&other) noexcept;
    BusGuard &operator=(BusGuard &&) = delete;
    ~BusGuard();

    static constexpr size_t kMost = 64;
    bool isTaken() const { return m_index >= 0; }
    bool isHit() const;
    /// Before the memory is given back.
    void release();

private:
    int m_index = -1;
};

} // namespace cacheloupe
