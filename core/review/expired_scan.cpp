// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/scan_workers.h"
#include "core/review/site_tally.h"

namespace cacheloupe {

ScanFindings findExpired(const ScanInput &input)
{
    struct Late : SiteTally {
        double oldestOverS = 0;
        double ttlS = 0; ///< of that hit
    };
    const auto &events = input.facts.events();
    const auto &table = input.facts.table();
    std::map<std::uint32_t, Late> sites;
    for (const EventFact &event : events) {
        if (event.kind != EventKind::hit || !(table.ttlS(event.row) > 0 && table.ageS(event.row) > table.ttlS(event.row)))
            continue;
        Late &site = sites[table.callSiteCode(event.row)];
        site.add(event.row);
        const double overS = double(table.ageS(event.row)) - double(table.ttlS(event.row));
        if (overS > site.oldestOverS) {
            site.oldestOverS = overS;
            site.ttlS = double(table.ttlS(event.row));
        }
    }
    ScanFindings found;
    for (auto &[number, site] : sites) {
        site.shorten();
        found.push_back(siteFinding(input, ScanKind::servedExpired, ScanSeverity::medium, number, site));
        found.back().figures = {{"hits", double(site.count)}, {"oldest_over_s", site.oldestOverS}, {"ttl_s", site.ttlS}};
    }
    return found;
}

} // namespace cacheloupe
