// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <span>

namespace cacheloupe {

/// The plain bytes of a log as a load sees them: a file, or an archive that is still being unpacked. Any thread may
/// call; waiting and reading end soon after a stop.
class LogBytes {
public:
    virtual ~LogBytes() = default;

    /// Waits until `wanted` bytes are there or no more will come; how many there are, at most `wanted`.
    virtual std::uint64_t waitFor(std::uint64_t wanted) = 0;
    /// Fewer bytes than asked for only at the end.
    virtual Result<size_t> readAt(std::uint64_t offset, std::span<char> into) = 0;
    /// Why there are no more bytes, when that is not the end of the log.
    virtual std::optional<Error> failure() const = 0;

    /// Progress in bytes of the log's own file, compressed or not, when lines up to `offset` are parsed.
    virtual std::uint64_t fileBytesAt(std::uint64_t offset) const = 0;
    virtual std::uint64_t fileBytesTotal() const = 0;
};

} // namespace cacheloupe
