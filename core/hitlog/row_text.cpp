// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/row_text.h"

#include "core/hitlog/line_chunk.h"

namespace cacheloupe {

namespace {

/// simdjson may look behind a line.
constexpr size_t kPaddingBytes = 64;
constexpr size_t kWindowBytes = 256 * 1024;
/// A wanted text further ahead than this is cheaper to read alone than with all before it.
constexpr std::uint64_t kNearBytes = 32 * 1024;
/// Behind it there is no file: the place comes from a damaged kept file.
constexpr std::uint64_t kMostFileBytes = std::uint64_t(1) << 62;

} // namespace

/// Logs that are followed take turns: neighbours may stand in different files.
bool RowText::isOfOneSource(const RowBatch &batch) const
{
    if (m_table.sourceCount() == 1)
        return true;
    const auto first = batch.block.traits(batch.offset).source;
    for (std::uint32_t i = 1; i < batch.count; ++i)
        if (batch.block.traits(batch.offset + i).source != first)
            return false;
    return true;
}

/// A mapping that lost its end is given up: reading then says what is missing.
bool RowText::isMapped(int source, std::uint64_t end)
{
    if (source == m_mappedSource && m_mapping && end <= m_mapping->bytes().size())
        return !m_mapping->isDamaged();
    if (source == m_mappedSource && m_unmappableEnd != 0 && end >= m_unmappableEnd)
        return false;
    m_mapping = m_table.mapping(std::uint32_t(source), end);
    m_mappedSource = source;
    m_unmappableEnd = m_mapping ? 0 : end;
    return m_mapping && !m_mapping->isDamaged();
}

Result<std::string_view> RowText::bytes(HitRow row, std::uint32_t offset, std::uint32_t length)
{
    const auto &block = m_table.block(row >> HitBlock::kShift);
    const std::uint64_t from = block.lineOffset[row & (HitBlock::kRows - 1)] + offset;
    if (from > kMostFileBytes || length > kMaxTextBytes)
        return truncated(row);
    if (isMapped(m_table.sourceIndex(row), from + length))
        return m_mapping->bytes().substr(size_t(from), length);
    return read(row, from, length);
}

std::string_view RowText::mapped(const RowBatch &batch)
{
    const std::uint32_t last = batch.offset + batch.count - 1;
    const auto source = batch.block.traits(batch.offset).source;
    const std::uint64_t end = batch.block.lineOffset[last] + batch.block.lineLength[last];
    if (!isOfOneSource(batch) || !isMapped(source, end))
        return {};
    return m_mapping->bytes();
}

Result<std::string_view> RowText::read(HitRow row, std::uint64_t from, std::uint32_t length)
{
    const int source = m_table.sourceIndex(row);
    const bool isInside = source == m_windowSource && from >= m_start && from + length <= m_start + m_length;
    if (!isInside) {
        const bool isNear = source == m_windowSource && from >= m_start && from <= m_start + m_length + kNearBytes;
        const auto &file = m_table.source(std::uint32_t(source));
        const size_t wanted = std::max<size_t>(length, isNear ? kWindowBytes : 0);
        const size_t got = std::max<size_t>(wanted, 4096);
        if (!file.hasText()) {
            m_windowSource = -1;
            m_window.resize(std::max(m_window.size(), kPaddingBytes));
            return std::string_view(m_window).substr(0, 0);
        }
        if (m_window.size() < got + kPaddingBytes)
            m_window.resize(got + kPaddingBytes);
        const auto count = file.text().readAt(from, {m_window.data(), got});
        if (!count)
            return Error{count.error().code, count.error().reason, file.path().string(), count.error().detail};
        m_windowSource = source;
        m_start = from;
        m_length = *count;
        if (*count < length)
            return truncated(row);
    }
    return std::string_view(m_window).substr(size_t(from - m_start), length);
}

Error RowText::truncated(HitRow row) const
{
    return {ErrorCode::io, ErrorReason::truncatedLine, m_table.source(m_table.sourceIndex(row)).path().string() + ':' + std::to_string(m_table.lineNumber(row)), {}};
}

Result<std::string_view> RowText::line(HitRow row)
{
    return bytes(row, 0, m_table.block(row >> HitBlock::kShift).lineLength[row & (HitBlock::kRows - 1)]);
}

} // namespace cacheloupe
