// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hits/moved_rows.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <optional>
#include <span>
#include <vector>

namespace cacheloupe {

/// The rows that are shown, in their order: all of the table up to a count (nothing stored), or a list. A plain value
/// that is cheap to copy and may go to lanes: the list never changes.
struct RowSet {
    HitRow all = 0; ///< rows 0 … all-1 when there is no list
    std::shared_ptr<const std::vector<HitRow>> list;
    bool ascending = true; ///< the list is in log order
    std::shared_ptr<const MovedRows> moved = nullptr; ///< what stands elsewhere for the moment

    int count() const { return list ? int(list->size()) : int(all); }
    HitRow at(int index) const
    {
        if (const auto row = moved ? moved->rowAt(index) : std::nullopt)
            return *row;
        return list ? (*list)[size_t(index)] : HitRow(index);
    }
    std::optional<std::span<const HitRow>> span() const { return list ? std::optional(std::span<const HitRow>(*list)) : std::nullopt; }

    /// Whatever is moved stands in its own place again.
    std::vector<HitRow> copy() const
    {
        if (list)
            return *list;
        std::vector<HitRow> rows(all);
        std::iota(rows.begin(), rows.end(), HitRow(0));
        return rows;
    }

    /// Place of the row, -1 when it is not shown.
    int indexOf(HitRow row) const
    {
        if (const auto place = moved ? moved->placeOf(row) : std::nullopt)
            return *place;
        if (!list)
            return row < all ? int(row) : -1;
        const auto found = ascending ? std::lower_bound(list->begin(), list->end(), row) : std::find(list->begin(), list->end(), row);
        return found != list->end() && *found == row ? int(found - list->begin()) : -1;
    }
};

} // namespace cacheloupe
