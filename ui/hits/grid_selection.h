// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace cacheloupe {

/// Selected rows as ranges, so that selecting a million rows is one step. A plain value.
class GridSelection {
public:
    struct Range {
        int first = 0;
        int last = 0; ///< inclusive
        bool operator==(const Range &) const = default;
    };

    void clear() { m_ranges.clear(); }
    /// Only these rows, in either order of the ends.
    void setRange(int from, int to);
    void toggle(int row);
    void add(int from, int to);
    bool contains(int row) const;
    bool isEmpty() const { return m_ranges.empty(); }
    int count() const;
    /// Ascending, not touching each other.
    const std::vector<Range> &ranges() const { return m_ranges; }
    /// At most `limit` selected rows, ascending.
    std::vector<int> rows(int limit) const;
    bool operator==(const GridSelection &) const = default;

private:
    void remove(int row);
    std::vector<Range> m_ranges;
};

} // namespace cacheloupe
