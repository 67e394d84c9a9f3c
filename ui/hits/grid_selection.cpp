// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/grid_selection.h"

#include <algorithm>

namespace cacheloupe {

void GridSelection::setRange(int from, int to)
{
    m_ranges = {{std::min(from, to), std::max(from, to)}};
}

void GridSelection::add(int from, int to)
{
    Range fresh{std::min(from, to), std::max(from, to)};
    std::vector<Range> kept;
    for (const Range &range : m_ranges) {
        if (range.last + 1 < fresh.first || range.first > fresh.last + 1)
            kept.push_back(range);
        else
            fresh = {std::min(fresh.first, range.first), std::max(fresh.last, range.last)};
    }
    kept.insert(std::upper_bound(kept.begin(), kept.end(), fresh, [](const Range &a, const Range &b) { return a.first < b.first; }), fresh);
    m_ranges = std::move(kept);
}

void GridSelection::toggle(int row)
{
    if (contains(row))
        remove(row);
    else
        add(row, row);
}

void GridSelection::remove(int row)
{
    std::vector<Range> kept;
    for (const Range &range : m_ranges) {
        if (row < range.first || row > range.last) {
            kept.push_back(range);
            continue;
        }
        if (range.first < row)
            kept.push_back({range.first, row - 1});
        if (row < range.last)
            kept.push_back({row + 1, range.last});
    }
    m_ranges = std::move(kept);
}

bool GridSelection::contains(int row) const
{
    const auto after = std::upper_bound(m_ranges.begin(), m_ranges.end(), row, [](int r, const Range &range) { return r < range.first; });
    return after != m_ranges.begin() && row <= std::prev(after)->last;
}

int GridSelection::count() const
{
    int total = 0;
    for (const Range &range : m_ranges)
        total += range.last - range.first + 1;
    return total;
}

std::vector<int> GridSelection::rows(int limit) const
{
    std::vector<int> rows;
    for (const Range &range : m_ranges) {
        for (int row = range.first; row <= range.last; ++row) {
            if (int(rows.size()) == limit)
                return rows;
            rows.push_back(row);
        }
    }
    return rows;
}

} // namespace cacheloupe
