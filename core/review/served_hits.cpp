// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/served_hits.h"

#include "core/base/hash.h"

#include <algorithm>

namespace cacheloupe {

Result<ServedHits> ServedHits::of(const HitTable &table, const std::stop_token &stop)
{
    constexpr HitRow kStopEvery = 1024;
    ServedHits out;
    const HitRow count = table.rowCount();
    for (HitRow row = 0; row < count; ++row) {
        if (row % kStopEvery == 0 && stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, {}, {}};
        if (table.kind(row) != EventKind::hit)
            continue;
        const auto hit = table.record(row);
        if (!hit)
            return hit.error();
        ++out.m_hitCount;
        if (!hit->entry.id.empty())
            out.m_names.push_back({hash128(hit->entry.id).low, row});
        if (!hit->key.empty() && hit->key != hit->entry.id)
            out.m_names.push_back({hash128(hit->key).low, row});
    }
    std::sort(out.m_names.begin(), out.m_names.end());
    return out;
}

std::vector<HitRow> ServedHits::servedBy(const CacheEntry &entry) const
{
    std::vector<HitRow> rows;
    const auto add = [&](std::string_view text) {
        if (text.empty())
            return;
        const std::uint64_t name = hash128(text).low;
        for (auto at = std::lower_bound(m_names.begin(), m_names.end(), Named{name, 0}); at != m_names.end() && at->name == name; ++at)
            rows.push_back(at->row);
    };
    add(entry.key);
    if (const auto colon = entry.key.rfind(':'); colon != std::string::npos)
        add(std::string_view(entry.key).substr(colon + 1));
    add(entry.responseId);
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

} // namespace cacheloupe
