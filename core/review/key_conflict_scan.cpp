// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/scan_workers.h"

#include <bit>
#include <set>

namespace cacheloupe {

namespace {

using Places = std::span<const std::uint32_t>;

/// Which fields have several values among the events of one key, and where the first two of each were met.
struct Conflict {
    static constexpr std::uint32_t kNobody = ~std::uint32_t(0);
    struct Value {
        std::uint32_t hash = 0;
        std::uint32_t place = kNobody;
        bool isStored = false;
    };
    std::array<Value, kScannedFields.size()> first;
    std::array<Value, kScannedFields.size()> other;
    std::uint32_t differing = 0; ///< bit n = kScannedFields[n]

    void add(const ScannedValues &values, std::uint32_t place, bool isStored)
    {
        for (size_t i = 0; i < values.size(); ++i) {
            if (values[i] == 0)
                continue;
            if (first[i].place == kNobody)
                first[i] = {values[i], place, isStored};
            else if (first[i].hash != values[i] && other[i].place == kNobody)
                other[i] = {values[i], place, isStored};
            differing |= std::uint32_t(other[i].place != kNobody) << i;
        }
    }
    bool has(KeyField field) const { return (differing >> scannedPlace(field)) & 1u; }
};

/// One scope or one person's answers behind another's key is the worst a key can do; that the same key served several
/// people is usual where answers are for all.
ScanSeverity severityOf(const Conflict &conflict)
{
    if (conflict.has(KeyField::accessTenant) || conflict.has(KeyField::accessRole))
        return ScanSeverity::high;
    return conflict.differing == 1u << scannedPlace(KeyField::accessSubject) ? ScanSeverity::low : ScanSeverity::medium;
}

std::string valueAt(const ScanInput &input, const Conflict::Value &value, KeyField field)
{
    const EventFact &event = input.facts.events()[value.place];
    return value.isStored ? storedValue(input, event, field) : askedValue(input, event, field);
}

ScanFinding findingOf(const ScanInput &input, const Conflict &conflict, Places places)
{
    const auto &events = input.facts.events();
    ScanFinding finding;
    finding.kind = ScanKind::keyTooSmall;
    finding.severity = severityOf(conflict);
    finding.callSite = input.facts.table().callSite(events[places.front()].row);
    finding.count = places.size();
    std::string fields;
    std::set<HitRow> rows;
    for (size_t i = 0; i < kScannedFields.size(); ++i) {
        if (!((conflict.differing >> i) & 1u))
            continue;
        fields.append(fields.empty() ? "" : ", ").append(keyFieldName(kScannedFields[i]));
        rows.insert({events[conflict.first[i].place].row, events[conflict.other[i].place].row});
    }
    for (const HitRow row : rows)
        finding.addRow(row);
    for (const std::uint32_t place : places)
        if (rows.find(events[place].row) == rows.end())
            finding.addRow(events[place].row);
    const auto worst = conflict.has(KeyField::accessTenant) ? scannedPlace(KeyField::accessTenant)
        : conflict.has(KeyField::accessRole)                ? scannedPlace(KeyField::accessRole)
                                                            : size_t(std::countr_zero(conflict.differing));
    finding.words = {{"fields", fields},
                     {"field", std::string(keyFieldName(kScannedFields[worst]))},
                     {"first", valueAt(input, conflict.first[worst], kScannedFields[worst])},
                     {"other", valueAt(input, conflict.other[worst], kScannedFields[worst])}};
    finding.figures = {{"events", double(places.size())}};
    return finding;
}

} // namespace

ScanFindings findKeyConflicts(const ScanInput &input)
{
    const auto &events = input.facts.events();
    // A semantic match finds an entry by its likeness: its key says nothing about the request.
    const auto byKey = EventGroups::by(events.size(), input.facts.keyCount(),
                                       [&](size_t i) { return events[i].match == MatchKind::semantic ? 0 : events[i].key; });
    return overGroups(input, byKey, [&](ScanFindings &found, Places places) {
        Conflict conflict;
        std::uint32_t lastAsked = 0;
        std::uint32_t lastStored = 0;
        for (const std::uint32_t place : places) {
            const EventFact &event = events[place];
            if (event.asked != lastAsked)
                conflict.add(input.facts.values(event.asked), place, false);
            if (event.stored != lastStored)
                conflict.add(input.facts.values(event.stored), place, true);
            lastAsked = event.asked;
            lastStored = event.stored;
        }
        if (conflict.differing != 0)
            found.push_back(findingOf(input, conflict, places));
    });
}

} // namespace cacheloupe
