// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_row_data.h"

#include <array>
#include <vector>

namespace cacheloupe {

/// A row and the unsigned number it is ordered by.
template <typename Key>
struct SortKeyed {
    Key key;
    HitRow row;
};

/// Stable, ascending, O(n): least significant digit first, eleven bits at a time; digits in which all keys agree are
/// skipped. Needs the space of the keys once more.
template <typename Key>
void radixSort(std::vector<SortKeyed<Key>> &keys)
{
    constexpr unsigned digitBits = 11;
    constexpr unsigned digits = (sizeof(Key) * 8 + digitBits - 1) / digitBits;
    constexpr size_t values = size_t(1) << digitBits;
    const auto digit = [](Key key, unsigned d) { return size_t(key >> (d * digitBits)) & (values - 1); };
    std::vector<std::array<size_t, values>> counts(digits);
    for (const auto &one : keys)
        for (unsigned d = 0; d < digits; ++d)
            ++counts[d][digit(one.key, d)];
    std::vector<SortKeyed<Key>> other(keys.size());
    for (unsigned d = 0; d < digits; ++d) {
        if (keys.empty() || counts[d][digit(keys.front().key, d)] == keys.size())
            continue;
        size_t start = 0;
        for (auto &count : counts[d])
            start += std::exchange(count, start);
        for (const auto &one : keys)
            other[counts[d][digit(one.key, d)]++] = one;
        keys.swap(other);
    }
}

} // namespace cacheloupe
