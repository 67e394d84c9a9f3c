// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/scan_workers.h"
#include "core/review/site_tally.h"

#include <bit>

namespace cacheloupe {

ScanFindings findChangedFields(const ScanInput &input)
{
    using Place = std::pair<std::uint32_t, std::uint32_t>; // call site, field
    // Age and TTL are judged by findExpired().
    constexpr std::uint32_t kOfAge = 1u << unsigned(KeyField::freshnessGeneratedAt) | 1u << unsigned(KeyField::freshnessTtlS);
    const auto &events = input.facts.events();
    const auto &table = input.facts.table();
    std::map<Place, SiteTally> places;
    std::map<Place, std::uint32_t> examples;
    for (size_t i = 0; i < events.size(); ++i) {
        if (events[i].kind != EventKind::hit)
            continue;
        for (std::uint32_t left = table.mismatchedFields(events[i].row) & ~kOfAge; left != 0; left &= left - 1) {
            const Place place{table.callSiteCode(events[i].row), std::uint32_t(std::countr_zero(left))};
            examples.emplace(place, std::uint32_t(i));
            SiteTally &tally = places[place];
            tally.add(events[i].row);
            tally.others.push_back(events[i].entry);
        }
    }
    ScanFindings found;
    for (auto &[place, tally] : places) {
        if (input.stopped())
            return {};
        tally.shorten();
        const auto field = KeyField(place.second);
        const EventFact &example = events[examples[place]];
        const bool isAccess = keyFieldGroup(field) == KeyFieldGroup::access;
        found.push_back(siteFinding(input, ScanKind::fieldChanged, isAccess ? ScanSeverity::high : ScanSeverity::medium, place.first, tally));
        found.back().words = {{"field", std::string(keyFieldName(field))},
                              {"asked", askedValue(input, example, field)},
                              {"stored", storedValue(input, example, field)}};
        found.back().figures = {{"hits", double(tally.count)}, {"entries", double(distinct(tally.others))}};
    }
    return found;
}

} // namespace cacheloupe
