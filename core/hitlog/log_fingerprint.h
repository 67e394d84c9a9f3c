// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/base/hash.h"

#include <cstdint>

namespace cacheloupe {

/// By which bytes a file that was read up to some place is known again: those at its head and those before that place.
/// A plain value.
struct LogFingerprint {
    std::uint64_t endOffset = 0;
    std::uint64_t sampleBytes = 0; ///< at head and tail, at most
    Hash128 head;
    Hash128 tail;
    bool operator==(const LogFingerprint &) const = default;

    static constexpr std::uint64_t kSampleBytes = 1024;
    static Result<LogFingerprint> of(const ReadFile &file, std::uint64_t endOffset, std::uint64_t sampleBytes = kSampleBytes);
    /// True when the file has the same bytes there; false also when it cannot be read.
    bool fits(const ReadFile &file) const;
};

} // namespace cacheloupe
