// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/scan_workers.h"
#include "core/review/site_tally.h"

namespace cacheloupe {

namespace {

struct Declared {
    SiteTally silent;     ///< hits and misses nothing is said of
    SiteTally refused;    ///< hits the caller did not want
    SiteTally hits;
    std::uint64_t declared = 0;
    std::uint64_t bypasses = 0;
};
using Sites = std::map<std::uint32_t, Declared>;

void add(Declared &site, const EventFact &event)
{
    site.declared += event.caller != CallerSays::nothing || event.kind == EventKind::bypass;
    site.bypasses += event.kind == EventKind::bypass;
    if (event.kind == EventKind::hit) {
        site.hits.add(event.row);
        if (event.caller == CallerSays::notCacheable)
            site.refused.add(event.row);
    }
    if (event.caller == CallerSays::nothing && (event.kind == EventKind::hit || event.kind == EventKind::miss))
        site.silent.add(event.row);
}

Sites merged(std::vector<Sites> &&parts)
{
    Sites all;
    for (Sites &part : parts) {
        for (auto &[number, site] : part) {
            Declared &sum = all[number];
            sum.silent.merge(std::move(site.silent));
            sum.refused.merge(std::move(site.refused));
            sum.hits.merge(std::move(site.hits));
            sum.declared += site.declared;
            sum.bypasses += site.bypasses;
        }
    }
    return all;
}

/// Callers that bypass the cache half the time and are served the other half.
bool isOfTwoMinds(const Declared &site)
{
    constexpr double kLeastShare = 0.2;
    return site.hits.count > 0 && double(site.bypasses) >= kLeastShare * double(site.bypasses + site.hits.count);
}

ScanFinding neverDeclared(const ScanInput &input, Sites &sites)
{
    SiteTally all;
    for (auto &[number, site] : sites)
        all.merge(std::move(site.silent));
    ScanFinding finding = siteFinding(input, ScanKind::cacheableUndeclared, ScanSeverity::low, 0, all);
    finding.figures = {{"events", double(all.count)}, {"sites", double(sites.size())}};
    return finding;
}

} // namespace

ScanFindings findUndeclared(const ScanInput &input)
{
    const auto &events = input.facts.events();
    Sites sites = merged(inParts<Sites>(input, events.size(), [&](Sites &part, size_t begin, size_t end) {
        for (size_t i = begin; i < end; ++i)
            add(part[input.facts.table().callSiteCode(events[i].row)], events[i]);
    }));
    std::erase_if(sites, [](const auto &site) { return site.second.hits.count == 0 && site.second.silent.count == 0; });
    if (sites.empty())
        return {};
    ScanFindings found;
    for (const auto &[number, site] : sites) {
        if (site.refused.count == 0 && !isOfTwoMinds(site))
            continue;
        const bool isRefused = site.refused.count > 0;
        found.push_back(siteFinding(input, ScanKind::uncacheableServed, isRefused ? ScanSeverity::high : ScanSeverity::medium, number,
                                    isRefused ? site.refused : site.hits));
        found.back().figures = {{"hits", double(site.hits.count)}, {"refused", double(site.refused.count)}, {"bypasses", double(site.bypasses)}};
    }
    // A log that never tells is one finding, not one a call site.
    if (std::none_of(sites.begin(), sites.end(), [](const auto &site) { return site.second.declared > 0; })) {
        found.push_back(neverDeclared(input, sites));
        return found;
    }
    for (const auto &[number, site] : sites) {
        if (site.declared > 0 || site.silent.count == 0)
            continue;
        found.push_back(siteFinding(input, ScanKind::cacheableUndeclared, ScanSeverity::low, number, site.silent));
        found.back().figures = {{"events", double(site.silent.count)}, {"sites", 1}};
    }
    return found;
}

} // namespace cacheloupe
