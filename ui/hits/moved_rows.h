// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_table.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace cacheloupe {

/// A few rows that stand elsewhere than in their list: the first page of an order is right at once, while the whole of
/// it is still being sorted, and no list of millions has to be copied for that. Never changes; any thread.
class MovedRows {
public:
    /// The rows of `top` come first; those that stood there take the places that became free. `placeOf(row)` and
    /// `rowAt(place)` tell the list's own order.
    template <typename PlaceOf, typename RowAt>
    static MovedRows inFront(std::span<const HitRow> top, const PlaceOf &placeOf, const RowAt &rowAt);

    std::optional<HitRow> rowAt(int place) const { return find(m_byPlace, place); }
    std::optional<int> placeOf(HitRow row) const { return find(m_byRow, row); }

private:
    explicit MovedRows(std::vector<std::pair<int, HitRow>> byPlace) : m_byPlace(std::move(byPlace))
    {
        std::sort(m_byPlace.begin(), m_byPlace.end());
        for (const auto &[place, row] : m_byPlace)
            m_byRow.emplace_back(row, place);
        std::sort(m_byRow.begin(), m_byRow.end());
    }
    template <typename Key, typename Value>
    static std::optional<Value> find(const std::vector<std::pair<Key, Value>> &pairs, Key key)
    {
        const auto at = std::lower_bound(pairs.begin(), pairs.end(), key, [](const auto &pair, Key wanted) { return pair.first < wanted; });
        return at != pairs.end() && at->first == key ? std::optional(at->second) : std::nullopt;
    }

    std::vector<std::pair<int, HitRow>> m_byPlace;
    std::vector<std::pair<HitRow, int>> m_byRow;
};

template <typename PlaceOf, typename RowAt>
MovedRows MovedRows::inFront(std::span<const HitRow> top, const PlaceOf &placeOf, const RowAt &rowAt)
{
    const int front = int(top.size());
    std::vector<char> staysInFront(top.size(), 0);
    std::vector<int> freed;
    std::vector<std::pair<int, HitRow>> byPlace;
    for (int i = 0; i < front; ++i) {
        byPlace.emplace_back(i, top[size_t(i)]);
        const int place = placeOf(top[size_t(i)]);
        if (place < front)
            staysInFront[size_t(place)] = 1;
        else
            freed.push_back(place);
    }
    auto next = freed.begin();
    for (int i = 0; i < front; ++i)
        if (!staysInFront[size_t(i)])
            byPlace.emplace_back(*next++, rowAt(i));
    return MovedRows(std::move(byPlace));
}

} // namespace cacheloupe
