// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_table.h"
#include "core/hitlog/row_batch.h"

#include <string>
#include <string_view>

namespace cacheloupe {

/// Bytes of rows, from the mapped file where there is one, else read in windows of the file, so that a scan over
/// neighbours costs few reads. One thread.
class RowText {
public:
    explicit RowText(const HitTable &table) : m_table(table) {}

    /// The bytes at [offset, offset + length) of the row's line; valid until the next call, 64 bytes behind them are
    /// readable. Empty when the text is gone for good. Fails with io.
    Result<std::string_view> bytes(HitRow row, std::uint32_t offset, std::uint32_t length);
    Result<std::string_view> line(HitRow row);

    /// The whole mapped file, when all rows of the batch stand in one that reaches behind them and is not damaged; else
    /// empty. Valid until the next call.
    std::string_view mapped(const RowBatch &batch);

private:
    bool isOfOneSource(const RowBatch &batch) const;
    bool isMapped(int source, std::uint64_t end);
    Error truncated(HitRow row) const;
    Result<std::string_view> read(HitRow row, std::uint64_t from, std::uint32_t length);

    const HitTable &m_table;
    std::shared_ptr<const FileMapping> m_mapping;
    int m_mappedSource = -1;
    std::uint64_t m_unmappableEnd = 0; ///< a mapping of m_mappedSource does not reach so far
    std::string m_window;
    std::uint64_t m_start = 0;
    size_t m_length = 0;
    int m_windowSource = -1;
};

} // namespace cacheloupe
