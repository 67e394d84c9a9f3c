// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/base/result.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace cacheloupe {

/// Longer lines are shown as malformed (overlong) and never held in memory whole.
inline constexpr std::uint64_t kMaxLineBytes = 16u << 20;
/// No row's text is longer: a converted line may have an escape of six bytes for each of its own.
inline constexpr std::uint64_t kMaxTextBytes = 8 * kMaxLineBytes;

/// The lines that begin inside [from, to) of a file, read at once. `next()` walks them; every byte in [from, to) that
/// is a newline is counted, so that line numbers can be summed up over chunks. One thread; reuse keeps the buffer.
class LineChunk {
public:
    /// Reads bytes at an offset; fewer than asked for only at the end.
    using ReadAt = std::function<Result<size_t>(std::uint64_t offset, std::span<char> into)>;

    /// `paddingBytes` stay readable behind the last line.
    LineChunk(const ReadFile &file, size_t paddingBytes)
        : LineChunk([&file](std::uint64_t offset, std::span<char> into) { return file.readAt(offset, into); }, paddingBytes)
    {
    }
    LineChunk(ReadAt readAt, size_t paddingBytes) : m_readAt(std::move(readAt)), m_padding(paddingBytes) {}

    Status read(std::uint64_t from, std::uint64_t to);

    struct Line {
        std::string_view text;      ///< without `\n`, `\r\n` or a byte order mark
        std::uint64_t offset = 0;   ///< of the text in the file
        std::uint64_t begin = 0;    ///< of the line: before its byte order mark
        std::uint64_t number = 0;   ///< newlines in [from, …) before the line
        bool isOverlong = false;    ///< text holds the first kMaxLineBytes
        bool isTerminated = true;   ///< a newline follows
    };
    bool next(Line &line);
    /// After next() returned false: newlines in [from, to), and the offset behind the last line.
    std::uint64_t newlines() const { return m_newlines; }
    std::uint64_t endOffset() const { return std::min(m_at, m_start + m_length); }

private:
    Status extendTo(std::uint64_t end);
    Status completeLastLine();

    const ReadAt m_readAt;
    const size_t m_padding;
    std::string m_buffer;
    std::uint64_t m_start = 0; ///< file offset of m_buffer[0]
    size_t m_length = 0;
    std::uint64_t m_from = 0;
    std::uint64_t m_to = 0;
    std::uint64_t m_at = 0;
    std::uint64_t m_newlines = 0;
    bool m_atFileEnd = false;
};

} // namespace cacheloupe
