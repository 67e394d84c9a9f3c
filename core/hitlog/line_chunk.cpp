// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/line_chunk.h"

#include <algorithm>
#include <cstring>

namespace cacheloupe {

namespace {

constexpr std::uint64_t kLookAheadBytes = 16 * 1024;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

} // namespace

Status LineChunk::extendTo(std::uint64_t end)
{
    const size_t wanted = size_t(end - m_start);
    if (wanted <= m_length)
        return {};
    if (m_buffer.size() < wanted + m_padding)
        m_buffer.resize(wanted + m_padding);
    const auto got = m_readAt(m_start + m_length, {m_buffer.data() + m_length, wanted - m_length});
    if (!got)
        return got.error();
    m_atFileEnd = *got < wanted - m_length;
    m_length += *got;
    std::memset(m_buffer.data() + m_length, ' ', std::min(m_padding, m_buffer.size() - m_length));
    return {};
}

Status LineChunk::read(std::uint64_t from, std::uint64_t to)
{
    m_start = from == 0 ? 0 : from - 1;
    m_length = 0;
    m_from = from;
    m_to = to;
    m_newlines = 0;
    m_atFileEnd = false;
    if (auto status = extendTo(to + kLookAheadBytes); !status)
        return status;
    m_at = from;
    const size_t inside = std::min(m_length, size_t(to - m_start));
    const auto *newline = static_cast<const char *>(from == 0 ? nullptr : std::memchr(m_buffer.data(), '\n', inside));
    if (from > 0) {
        m_at = newline ? m_start + std::uint64_t(newline - m_buffer.data()) + 1 : to;
        m_newlines = newline && m_at > from ? 1 : 0;
    }
    if (m_at < to)
        if (auto status = completeLastLine(); !status)
            return status;
    return {};
}

/// The last line that begins in the chunk may reach far behind it; more than the limit is not needed of it.
Status LineChunk::completeLastLine()
{
    const size_t tail = size_t(m_to - m_start) - 1;
    size_t searched = tail;
    std::uint64_t step = 4 * kLookAheadBytes;
    while (!m_atFileEnd && m_length > tail && m_length - tail <= kMaxLineBytes) {
        if (std::memchr(m_buffer.data() + searched, '\n', m_length - searched))
            break;
        searched = m_length;
        if (auto status = extendTo(m_start + m_length + step); !status)
            return status;
        step *= 2;
    }
    return {};
}

bool LineChunk::next(Line &line)
{
    if (m_at >= m_to || m_at >= m_start + m_length)
        return false;
    const char *begin = m_buffer.data() + (m_at - m_start);
    const size_t available = m_length - size_t(m_at - m_start);
    const auto *newline = static_cast<const char *>(std::memchr(begin, '\n', available));
    size_t length = newline ? size_t(newline - begin) : available;
    line.begin = m_at;
    line.number = m_newlines;
    line.isTerminated = newline != nullptr || !m_atFileEnd;
    line.isOverlong = length > kMaxLineBytes;
    m_at += length + 1;
    if (newline && m_at <= m_to)
        ++m_newlines;
    if (newline && length > 0 && begin[length - 1] == '\r')
        --length;
    // Logs that were joined have a mark at the head of each.
    const size_t mark = std::string_view(begin, length).starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    line.offset = line.begin + mark;
    line.text = {begin + mark, std::min<size_t>(length - mark, kMaxLineBytes)};
    return true;
}

} // namespace cacheloupe
