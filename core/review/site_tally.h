// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/log_scans.h"

#include <algorithm>
#include <map>
#include <vector>

namespace cacheloupe {

/// What a scan counts of one call site. A value; parts of several workers are merged.
struct SiteTally {
    std::uint64_t count = 0;
    std::vector<HitRow> rows;
    std::vector<std::uint32_t> users;
    std::vector<std::uint32_t> others; ///< questions or entries, as the scan wants

    void add(HitRow row)
    {
        ++count;
        // The first of the log are kept, whichever worker met them.
        if (rows.size() >= 4 * ScanFinding::kMaxRows)
            shorten();
        rows.push_back(row);
    }
    void merge(SiteTally &&other)
    {
        count += other.count;
        rows.insert(rows.end(), other.rows.begin(), other.rows.end());
        users.insert(users.end(), other.users.begin(), other.users.end());
        others.insert(others.end(), other.others.begin(), other.others.end());
        shorten();
    }
    void shorten()
    {
        std::sort(rows.begin(), rows.end());
        rows.resize(std::min(rows.size(), ScanFinding::kMaxRows));
    }
};

/// By number of the call site.
using SiteTallies = std::map<std::uint32_t, SiteTally>;

inline SiteTallies merged(std::vector<SiteTallies> &&parts)
{
    SiteTallies all;
    for (SiteTallies &part : parts)
        for (auto &[site, tally] : part)
            all[site].merge(std::move(tally));
    return all;
}

/// A finding about a call site with the tally's count and rows.
inline ScanFinding siteFinding(const ScanInput &input, ScanKind kind, ScanSeverity severity, std::uint32_t site, const SiteTally &tally)
{
    ScanFinding finding;
    finding.kind = kind;
    finding.severity = severity;
    finding.callSite = input.facts.table().names().callSites.name(site);
    finding.count = tally.count;
    finding.rows = tally.rows;
    return finding;
}

} // namespace cacheloupe
