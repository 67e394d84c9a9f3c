// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_row_data.h"
#include "core/hitlog/parallel.h"

#include <array>
#include <memory>
#include <utility>
#include <vector>

namespace cacheloupe {

/// A row and the unsigned number it is ordered by.
template <typename Key>
struct SortKeyed {
    Key key;
    HitRow row;
};

/// Keys that were not written yet cost nothing.
template <typename Key>
struct SortKeys {
    explicit SortKeys(size_t count) : keys(std::make_unique_for_overwrite<SortKeyed<Key>[]>(count)), size(count) {}
    std::unique_ptr<SortKeyed<Key>[]> keys;
    size_t size;
};

/// Stable, ascending, O(n): least significant digit first, eleven bits at a time; digits in which all keys agree are
/// skipped. Each worker counts and moves its own stretch of the keys. Needs the space of the keys once more.
template <typename Key>
void radixSort(SortKeys<Key> &keys, unsigned workers)
{
    constexpr unsigned digitBits = 11;
    constexpr unsigned digits = (sizeof(Key) * 8 + digitBits - 1) / digitBits;
    constexpr size_t values = size_t(1) << digitBits;
    using Counts = std::array<size_t, values>;
    const auto stretch = [&](unsigned worker) { return keys.size * worker / workers; };
    SortKeys<Key> other(keys.size);
    std::vector<Counts> counts(workers);
    for (unsigned shift = 0; shift < digits * digitBits; shift += digitBits) {
        const auto digit = [shift](Key key) { return size_t(key >> shift) & (values - 1); };
        onWorkers(workers, [&](unsigned worker) {
            Counts &count = counts[worker];
            count.fill(0);
            const auto *const end = keys.keys.get() + stretch(worker + 1);
            for (const auto *one = keys.keys.get() + stretch(worker); one < end; ++one)
                ++count[digit(one->key)];
        });
        size_t start = 0;
        size_t most = 0;
        for (size_t value = 0; value < values; ++value) {
            const size_t before = start;
            for (auto &count : counts)
                start += std::exchange(count[value], start);
            most = std::max(most, start - before);
        }
        if (most == keys.size)
            continue;
        onWorkers(workers, [&](unsigned worker) {
            Counts &place = counts[worker];
            auto *const to = other.keys.get();
            const auto *const end = keys.keys.get() + stretch(worker + 1);
            for (const auto *one = keys.keys.get() + stretch(worker); one < end; ++one)
                to[place[digit(one->key)]++] = *one;
        });
        std::swap(keys.keys, other.keys);
    }
}

} // namespace cacheloupe
