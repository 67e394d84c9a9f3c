// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_table.h"

#include <string>
#include <string_view>

namespace cacheloupe {

/// Bytes of rows read in ascending order, in windows of the file, so that a scan over neighbours costs few reads.
/// One thread.
class RowText {
public:
    explicit RowText(const HitTable &table) : m_table(table) {}

    /// The bytes at [offset, offset + length) of the row's line; valid until the next call. Fails with io.
    Result<std::string_view> bytes(HitRow row, std::uint32_t offset, std::uint32_t length);
    Result<std::string_view> line(HitRow row);

private:
    const HitTable &m_table;
    std::string m_window;
    std::uint64_t m_start = 0;
    size_t m_length = 0;
    int m_source = -1;
};

} // namespace cacheloupe
