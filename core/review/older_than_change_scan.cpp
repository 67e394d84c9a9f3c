// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/scan_workers.h"
#include "core/review/site_tally.h"

#include <cmath>

namespace cacheloupe {

namespace {

constexpr std::array<KeyField, 8> kVersions = {KeyField::promptTemplateHash,  KeyField::promptSystemVersion, KeyField::promptToolSchemaVersion,
                                               KeyField::promptSafetyPolicyVersion, KeyField::sourceCorpusVersion, KeyField::toolResultVersion,
                                               KeyField::accessPolicyVersion, KeyField::freshnessSourceRevision};
/// A field with more values than these names requests, not versions.
constexpr size_t kMostVersions = 64;

/// When the requests of one call site carried which value. Only where one value follows the other is there a change.
class Timeline {
public:
    void add(std::uint32_t value, std::int64_t timeMs)
    {
        if (m_values.size() > kMostVersions)
            return;
        auto at = std::find_if(m_values.begin(), m_values.end(), [&](const Version &known) { return known.value == value; });
        if (at == m_values.end())
            at = m_values.insert(at, {value, timeMs, timeMs});
        at->firstMs = std::min(at->firstMs, timeMs);
        at->lastMs = std::max(at->lastMs, timeMs);
    }

    void finish()
    {
        std::sort(m_values.begin(), m_values.end(), [](const Version &a, const Version &b) { return a.firstMs < b.firstMs; });
        bool follows = m_values.size() > 1 && m_values.size() <= kMostVersions;
        for (size_t i = 1; i < m_values.size(); ++i)
            follows = follows && m_values[i - 1].lastMs < m_values[i].firstMs;
        if (!follows)
            m_values.clear();
    }

    /// At that time another value was in force, and `value` came later.
    bool isBefore(std::uint32_t value, std::int64_t timeMs) const
    {
        for (size_t i = 1; i < m_values.size(); ++i)
            if (m_values[i].value == value)
                return timeMs <= m_values[i - 1].lastMs;
        return false;
    }

private:
    struct Version {
        std::uint32_t value = 0;
        std::int64_t firstMs = 0;
        std::int64_t lastMs = 0;
    };
    std::vector<Version> m_values;
};

using Place = std::pair<std::uint32_t, size_t>; // call site, index in kVersions
using Timelines = std::map<std::uint32_t, std::array<Timeline, kVersions.size()>>;

Timelines timelinesOf(const ScanInput &input)
{
    const auto &table = input.facts.table();
    Timelines all;
    for (const EventFact &event : input.facts.events()) {
        const auto time = event.asked == 0 ? std::nullopt : table.time(event.row);
        if (!time)
            continue;
        auto &ofSite = all[table.callSiteCode(event.row)];
        const ScannedValues &asked = input.facts.values(event.asked);
        for (size_t i = 0; i < kVersions.size(); ++i)
            if (const auto value = asked[scannedPlace(kVersions[i])]; value != 0)
                ofSite[i].add(value, unixMs(*time));
    }
    for (auto &[site, timelines] : all)
        for (Timeline &timeline : timelines)
            timeline.finish();
    return all;
}

} // namespace

ScanFindings findOlderThanChange(const ScanInput &input)
{
    const auto &events = input.facts.events();
    const auto &table = input.facts.table();
    Timelines timelines = timelinesOf(input);
    std::map<Place, SiteTally> places;
    std::map<Place, std::uint32_t> examples;
    for (size_t at = 0; at < events.size(); ++at) {
        const EventFact &event = events[at];
        const auto time = table.time(event.row);
        if (event.kind != EventKind::hit || event.asked == 0 || !time || std::isnan(table.ageS(event.row)))
            continue;
        const std::int64_t writtenMs = unixMs(*time) - std::int64_t(double(table.ageS(event.row)) * 1000);
        const std::uint32_t site = table.callSiteCode(event.row);
        const auto &ofSite = timelines[site];
        for (size_t i = 0; i < kVersions.size(); ++i) {
            const size_t field = scannedPlace(kVersions[i]);
            const std::uint32_t asked = input.facts.values(event.asked)[field];
            if (asked == 0 || input.facts.values(event.stored)[field] != 0 || !ofSite[i].isBefore(asked, writtenMs))
                continue;
            examples.emplace(Place{site, i}, std::uint32_t(at));
            SiteTally &tally = places[{site, i}];
            tally.add(event.row);
            tally.others.push_back(event.entry);
        }
    }
    ScanFindings found;
    for (auto &[place, tally] : places) {
        if (input.stopped())
            return {};
        tally.shorten();
        found.push_back(siteFinding(input, ScanKind::olderThanChange, ScanSeverity::medium, place.first, tally));
        found.back().words = {{"field", std::string(keyFieldName(kVersions[place.second]))},
                              {"asked", askedValue(input, events[examples[place]], kVersions[place.second])}};
        found.back().figures = {{"hits", double(tally.count)}, {"entries", double(distinct(tally.others))}};
    }
    return found;
}

} // namespace cacheloupe
