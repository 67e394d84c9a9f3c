// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/key_fields.h"
#include "core/hitlog/hit_table.h"

#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <thread>
#include <vector>

namespace cacheloupe {

struct KeyFieldReading {
    std::stop_token stop;
    unsigned workers = std::thread::hardware_concurrency();
    /// On the caller's thread, every few thousand rows.
    std::function<void(std::uint64_t rowsDone)> onProgress;
};

/// The places of rows in the order of one key field: numbers by value, behind them words by byte order. A row's value is
/// the request's, else the entry's. Key fields have no column in the table: the lines that have one are read. A plain
/// value; any thread.
class KeyFieldPlaces {
public:
    /// Blocks; the caller's thread works with. Fails with cancelled, or io when a file is gone.
    static Result<KeyFieldPlaces> read(const HitTable &table, KeyField field, std::span<const HitRow> rows, const KeyFieldReading &reading = {});

    /// NaN for a row without the field. The key of HitSortKey::custom.
    double place(HitRow row) const { return row < m_places.size() && m_places[row] != kNone ? double(m_places[row]) : double(kAbsent); }

private:
    friend class KeyFieldReader;
    static constexpr std::uint32_t kNone = ~std::uint32_t(0);
    std::vector<std::uint32_t> m_places; ///< by row
};

} // namespace cacheloupe
