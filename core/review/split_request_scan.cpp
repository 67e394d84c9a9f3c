// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/scan_workers.h"
#include "core/review/site_tally.h"

namespace cacheloupe {

namespace {

constexpr std::uint64_t kLeastSplit = 5;
/// So many of a call site's repeated requests must have several keys.
constexpr double kLeastShare = 0.05;

struct KeyUse {
    std::uint64_t requests = 0;
    std::uint64_t repeated = 0;
    std::uint64_t requestKeys = 0; ///< keys counted per request
    std::vector<std::uint32_t> keys;
    std::uint64_t hits = 0;
    SiteTally split;
};
using KeyUses = std::map<std::uint32_t, KeyUse>;

ScanFinding findingOf(const ScanInput &input, std::uint32_t site, KeyUse &use)
{
    const double share = double(use.split.count) / double(use.repeated);
    ScanFinding finding = siteFinding(input, ScanKind::keyTooBig, share > 0.5 ? ScanSeverity::medium : ScanSeverity::low, site, use.split);
    const auto keys = double(distinct(use.keys));
    finding.figures = {{"requests", double(use.requests)}, {"repeated", double(use.repeated)}, {"split", double(use.split.count)}, {"keys", keys},
                       {"hits", double(use.hits)}, {"keys_per_request", double(use.requestKeys) / double(use.requests)}, {"hits_per_key", double(use.hits) / keys}};
    return finding;
}

} // namespace

ScanFindings findSplitRequests(const ScanInput &input)
{
    const auto &events = input.facts.events();
    const auto &table = input.facts.table();
    const auto byRequest = EventGroups::by(events.size(), input.facts.requestCount(), [&](size_t i) {
        return events[i].key == 0 || events[i].match == MatchKind::semantic ? 0 : events[i].request;
    });
    auto parts = inParts<KeyUses>(input, byRequest.count(), [&](KeyUses &uses, size_t begin, size_t end) {
        std::vector<std::uint32_t> keys;
        for (size_t number = begin; number < end; ++number) {
            const auto places = byRequest.of(std::uint32_t(number));
            if (places.empty())
                continue;
            keys.clear();
            KeyUse &use = uses[table.callSiteCode(events[places.front()].row)];
            for (const std::uint32_t place : places) {
                keys.push_back(events[place].key);
                use.hits += events[place].kind == EventKind::hit;
            }
            const size_t several = distinct(keys);
            ++use.requests;
            use.repeated += places.size() > 1;
            use.requestKeys += several;
            use.keys.insert(use.keys.end(), keys.begin(), keys.end());
            if (several > 1)
                use.split.add(events[places.front()].row);
        }
    });
    KeyUses all;
    for (KeyUses &part : parts) {
        for (auto &[site, use] : part) {
            KeyUse &sum = all[site];
            sum.requests += use.requests;
            sum.repeated += use.repeated;
            sum.requestKeys += use.requestKeys;
            sum.hits += use.hits;
            sum.keys.insert(sum.keys.end(), use.keys.begin(), use.keys.end());
            sum.split.merge(std::move(use.split));
        }
    }
    ScanFindings found;
    for (auto &[site, use] : all)
        if (use.split.count >= kLeastSplit && double(use.split.count) >= kLeastShare * double(use.repeated))
            found.push_back(findingOf(input, site, use));
    return found;
}

} // namespace cacheloupe
