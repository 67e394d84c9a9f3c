// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/row_text.h"

namespace cacheloupe {

namespace {

/// simdjson may look behind a line.
constexpr size_t kPaddingBytes = 64;
constexpr size_t kWindowBytes = 256 * 1024;
/// A wanted text further ahead than this is cheaper to read alone than with all before it.
constexpr std::uint64_t kNearBytes = 32 * 1024;

} // namespace

Result<std::string_view> RowText::bytes(HitRow row, std::uint32_t offset, std::uint32_t length)
{
    const auto &block = m_table.block(row >> HitBlock::kShift);
    const std::uint64_t from = block.lineOffset[row & (HitBlock::kRows - 1)] + offset;
    const int source = m_table.sourceIndex(row);
    const bool isInside = source == m_source && from >= m_start && from + length <= m_start + m_length;
    if (!isInside) {
        const bool isNear = source == m_source && from >= m_start && from <= m_start + m_length + kNearBytes;
        const size_t wanted = std::max<size_t>(length, isNear ? kWindowBytes : 0);
        const size_t got = std::max<size_t>(wanted, 4096);
        if (m_window.size() < got + kPaddingBytes)
            m_window.resize(got + kPaddingBytes);
        const auto &file = m_table.source(std::uint32_t(source));
        const auto read = file.text().readAt(from, {m_window.data(), got});
        if (!read)
            return Error{read.error().code, read.error().reason, file.path().string(), read.error().detail};
        m_source = source;
        m_start = from;
        m_length = *read;
        if (*read < length)
            return Error{ErrorCode::io, ErrorReason::truncatedLine, file.path().string() + ':' + std::to_string(m_table.lineNumber(row)), {}};
    }
    return std::string_view(m_window).substr(size_t(from - m_start), length);
}

Result<std::string_view> RowText::line(HitRow row)
{
    return bytes(row, 0, m_table.block(row >> HitBlock::kShift).lineLength[row & (HitBlock::kRows - 1)]);
}

} // namespace cacheloupe
