// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/counter_totals.h"

#include "core/driver/json.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace cacheloupe {

namespace {

struct Reading {
    double count = 0;
    bool isCumulative = false;
    std::string series; ///< the counter it is of
};

/// nullopt when the row does not tell a number.
std::optional<Reading> readingOf(const Hit &hit, std::uint32_t source)
{
    const auto json = parseJson(hit.unknownJson, {});
    const auto count = json ? jsonNumber(*json, "aggregate.count") : std::nullopt;
    if (!count || !(*count >= 0) || *count > 9e15)
        return std::nullopt;
    const double rate = jsonNumber(*json, "aggregate.rate").value_or(1);
    const Json *tags = jsonAt(*json, "tags");
    return Reading{rate > 0 && rate < 1 ? *count / rate : *count, jsonBool(*json, "aggregate.cumulative").value_or(false),
                   std::to_string(source) + jsonText(*json, "aggregate.metric").value_or(std::string()) + (tags ? dumpJson(*tags) : std::string())};
}

} // namespace

bool isCounter(const HitTable &table, HitRow row)
{
    return table.source(table.sourceIndex(row)).dialect().isAggregate && table.kind(row) != EventKind::malformed;
}

CounterTotals::CounterTotals(const HitTable &table, const std::vector<HitGroupKey> &keys, std::vector<HitRow> &rows)
{
    std::vector<HitRow> counters;
    const auto isOne = [&](HitRow row) { return isCounter(table, row); };
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(counters), isOne);
    std::erase_if(rows, isOne);
    std::map<std::string, double> seen;
    for (const HitRow row : counters) {
        const auto hit = table.record(row);
        auto reading = hit ? readingOf(*hit, table.sourceIndex(row)) : std::nullopt;
        if (!reading)
            continue;
        if (reading->isCumulative) {
            // Rows of the same series add only what it has grown by.
            double &before = seen[reading->series];
            const double grown = std::max(0.0, reading->count - before);
            before = std::max(before, reading->count);
            reading->count = grown;
        }
        auto &counts = m_groups[groupHits(table, keys, std::span(&row, 1), 0).front().key];
        const auto count = std::uint64_t(std::llround(reading->count));
        (hit->kind == EventKind::hit ? counts.hits : hit->kind == EventKind::miss ? counts.misses : counts.others) += count;
    }
}

void CounterTotals::addTo(std::vector<HitGroup> &groups) const
{
    for (const auto &[key, counts] : m_groups) {
        auto group = std::find_if(groups.begin(), groups.end(), [&key = key](const HitGroup &one) { return one.key == key; });
        if (group == groups.end()) {
            groups.emplace_back();
            groups.back().key = key;
            group = std::prev(groups.end());
        }
        counts.addTo(*group);
    }
    std::stable_sort(groups.begin(), groups.end(), [](const HitGroup &a, const HitGroup &b) { return a.events > b.events; });
}

void CounterTotals::addToTotal(HitGroup &total) const
{
    for (const auto &[key, counts] : m_groups)
        counts.addTo(total);
}

void CounterTotals::Counts::addTo(HitGroup &group) const
{
    group.hits += hits;
    group.misses += misses;
    group.others += others;
    group.events += sum();
}

CounterTotals::Counts CounterTotals::sum() const
{
    Counts all;
    for (const auto &[key, counts] : m_groups) {
        all.hits += counts.hits;
        all.misses += counts.misses;
        all.others += counts.others;
    }
    return all;
}

std::uint64_t CounterTotals::eventsOf(const std::vector<std::string> &key) const
{
    const auto group = m_groups.find(key);
    return group == m_groups.end() ? 0 : group->second.sum();
}

} // namespace cacheloupe
