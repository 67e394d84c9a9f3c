// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/served_hits.h"

#include <algorithm>
#include <cmath>

namespace cacheloupe {

Result<ServedHits> ServedHits::of(const HitTable &table, const std::stop_token &stop)
{
    constexpr HitRow kStopEvery = 1024;
    ServedHits out;
    const HitRow count = table.rowCount();
    for (HitRow row = 0; row < count; ++row) {
        if (row % kStopEvery == 0 && stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, {}, {}};
        if (table.kind(row) != EventKind::hit || table.match(row) == MatchKind::exact || std::isnan(table.similarity(row)))
            continue;
        const auto hit = table.record(row);
        if (!hit)
            return hit.error();
        ++out.m_hitCount;
        if (!hit->entry.id.empty())
            out.m_byName[hit->entry.id].push_back(row);
        if (!hit->key.empty() && hit->key != hit->entry.id)
            out.m_byName[hit->key].push_back(row);
    }
    return out;
}

std::vector<HitRow> ServedHits::servedBy(const CacheEntry &entry) const
{
    std::vector<HitRow> rows;
    const auto add = [&](const std::string &name) {
        if (const auto at = m_byName.find(name); !name.empty() && at != m_byName.end())
            rows.insert(rows.end(), at->second.begin(), at->second.end());
    };
    add(entry.key);
    if (const auto colon = entry.key.rfind(':'); colon != std::string::npos)
        add(entry.key.substr(colon + 1));
    add(entry.responseId);
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

} // namespace cacheloupe
