// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/key_field_sample.h"

#include <algorithm>
#include <map>

namespace cacheloupe {

namespace {

constexpr HitRow kSampledRows = 400;
constexpr size_t kMostValues = 40;

} // namespace

KeyFieldSample sampleKeyFields(const HitTable &table, const std::stop_token &stop)
{
    std::array<std::map<std::string, int>, kKeyFieldCount> counts;
    const HitRow rows = table.rowCount();
    const HitRow step = std::max<HitRow>(1, rows / kSampledRows);
    for (HitRow row = 0; row < rows && !stop.stop_requested(); row += step) {
        if (table.requestFields(row) == 0)
            continue;
        const auto hit = table.record(row);
        if (!hit)
            continue;
        for (const auto &[field, value] : hit->fields.values())
            ++counts[size_t(field)][value];
    }
    KeyFieldSample sample;
    for (size_t field = 0; field < kKeyFieldCount; ++field) {
        std::vector<std::pair<int, std::string>> ordered;
        for (const auto &[value, count] : counts[field])
            ordered.emplace_back(-count, value);
        std::sort(ordered.begin(), ordered.end());
        for (size_t i = 0; i < std::min(kMostValues, ordered.size()); ++i)
            sample[field].push_back(std::move(ordered[i].second));
    }
    return sample;
}

} // namespace cacheloupe
