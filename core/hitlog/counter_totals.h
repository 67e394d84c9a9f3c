// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_groups.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace cacheloupe {

/// True for a total of a counter (a log whose dialect is an aggregate): no event, and nothing anybody could review.
bool isCounter(const HitTable &table, HitRow row);

/// What rows of counters say: a row of such a log is no event but a number of them. Takes them out of the rows and adds
/// them to groups of single events. A value, for one thread.
class CounterTotals {
public:
    /// Moves the rows of counters out of `rows`, summed up by group. Of a counter that only grows the greatest value
    /// counts; one that was sampled stands for as many times more.
    CounterTotals(const HitTable &table, const std::vector<HitGroupKey> &keys, std::vector<HitRow> &rows);

    bool isEmpty() const { return m_groups.empty(); }
    /// All that was counted.
    std::uint64_t events() const { return sum().sum(); }
    std::uint64_t hits() const { return sum().hits; }
    std::uint64_t misses() const { return sum().misses; }
    /// Adds to the groups' events, hits and misses; groups that only counters know are appended.
    void addTo(std::vector<HitGroup> &groups) const;
    void addToTotal(HitGroup &total) const;
    /// How many of the group's events are known by counters only.
    std::uint64_t eventsOf(const std::vector<std::string> &key) const;

private:
    struct Counts {
        std::uint64_t hits = 0;
        std::uint64_t misses = 0;
        std::uint64_t others = 0;
        std::uint64_t sum() const { return hits + misses + others; }
        void addTo(HitGroup &group) const;
    };
    Counts sum() const;

    std::map<std::vector<std::string>, Counts> m_groups;
};

} // namespace cacheloupe
