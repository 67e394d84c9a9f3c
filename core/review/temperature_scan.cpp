// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/scan_workers.h"
#include "core/review/site_tally.h"

#include <cmath>

namespace cacheloupe {

namespace {

struct Sampling {
    SiteTally warm;
    SiteTally unknown;
    double highest = 0;
    bool isEverLogged = false;
};
using Sites = std::map<std::uint32_t, Sampling>;

void add(Sampling &site, const EventFact &event)
{
    site.isEverLogged = site.isEverLogged || !std::isnan(event.temperature);
    if (std::isnan(event.temperature)) {
        site.unknown.add(event.row);
    } else if (event.temperature > 0) {
        site.warm.add(event.row);
        site.highest = std::max(site.highest, double(event.temperature));
    }
}

Sites merged(std::vector<Sites> &&parts)
{
    Sites all;
    for (Sites &part : parts) {
        for (auto &[number, site] : part) {
            Sampling &sum = all[number];
            sum.warm.merge(std::move(site.warm));
            sum.unknown.merge(std::move(site.unknown));
            sum.highest = std::max(sum.highest, site.highest);
            sum.isEverLogged = sum.isEverLogged || site.isEverLogged;
        }
    }
    return all;
}

/// A log that never tells is one finding, not one a call site.
ScanFinding neverLogged(const ScanInput &input, Sites &sites)
{
    SiteTally all;
    for (auto &[number, site] : sites)
        all.merge(std::move(site.unknown));
    ScanFinding finding = siteFinding(input, ScanKind::temperatureUnknown, ScanSeverity::low, 0, all);
    finding.figures = {{"events", double(all.count)}, {"sites", double(sites.size())}};
    return finding;
}

} // namespace

ScanFindings findTemperatures(const ScanInput &input)
{
    const auto &events = input.facts.events();
    Sites sites = merged(inParts<Sites>(input, events.size(), [&](Sites &part, size_t begin, size_t end) {
        for (size_t i = begin; i < end; ++i)
            if (events[i].kind == EventKind::hit || events[i].kind == EventKind::store)
                add(part[input.facts.table().callSiteCode(events[i].row)], events[i]);
    }));
    ScanFindings found;
    const bool isEverLogged = std::any_of(sites.begin(), sites.end(), [](const auto &site) { return site.second.isEverLogged; });
    if (!isEverLogged && !sites.empty())
        return {neverLogged(input, sites)};
    for (const auto &[number, site] : sites) {
        if (site.warm.count > 0) {
            found.push_back(siteFinding(input, ScanKind::temperatureCached, ScanSeverity::medium, number, site.warm));
            found.back().figures = {{"events", double(site.warm.count)}, {"highest", site.highest}};
        }
        if (site.unknown.count > 0) {
            found.push_back(siteFinding(input, ScanKind::temperatureUnknown, ScanSeverity::low, number, site.unknown));
            found.back().figures = {{"events", double(site.unknown.count)}, {"sites", 1}};
        }
    }
    return found;
}

} // namespace cacheloupe
