// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/answer_currency.h"
#include "core/review/scan_workers.h"
#include "core/review/site_tally.h"

#include <bit>
#include <optional>
#include <unordered_map>

namespace cacheloupe {

namespace {

// Age and TTL are judged by findExpired().
constexpr std::uint32_t kOfAge = 1u << unsigned(KeyField::freshnessGeneratedAt) | 1u << unsigned(KeyField::freshnessTtlS);

/// The events that wrote entries, as far as the log has been read. They tell under which fields an entry was written that
/// does not say so itself.
class Writers {
public:
    explicit Writers(const EventFacts &facts) : m_facts(facts) {}

    void add(std::uint32_t place)
    {
        const EventFact &event = m_facts.events()[place];
        if (event.key != 0 && event.question != 0 && (event.kind == EventKind::store || event.kind == EventKind::miss))
            m_places[event.key] = place;
    }

    /// Of a hit's entry. A semantic hit may carry the key of its own question: the answered one tells whose key it is.
    std::optional<std::uint32_t> of(const EventFact &hit) const
    {
        const auto found = hit.key == 0 ? m_places.end() : m_places.find(hit.key);
        const std::uint32_t answered = hit.answered != 0 ? hit.answered : hit.question;
        if (found == m_places.end() || m_facts.events()[found->second].question != answered)
            return std::nullopt;
        return found->second;
    }

    /// Bit n = KeyField(n): asked otherwise than the writer, the entry itself says nothing.
    std::uint32_t changed(const EventFact &hit, std::uint32_t writer) const
    {
        const ScannedValues &asked = m_facts.values(hit.asked);
        const ScannedValues &stored = m_facts.values(hit.stored);
        const ScannedValues &written = m_facts.values(m_facts.events()[writer].asked);
        std::uint32_t out = 0;
        for (size_t i = 0; i < kScannedFields.size(); ++i)
            if (stored[i] == 0 && asked[i] != 0 && written[i] != 0 && asked[i] != written[i])
                out |= 1u << unsigned(kScannedFields[i]);
        return out;
    }

private:
    const EventFacts &m_facts;
    std::unordered_map<std::uint32_t, std::uint32_t> m_places; ///< by key
};

struct Change : SiteTally {
    std::string asked;
    std::string stored;
};

} // namespace

ScanFindings findChangedFields(const ScanInput &input)
{
    using Place = std::pair<std::uint32_t, std::uint32_t>; // call site, field
    const auto &events = input.facts.events();
    const auto &table = input.facts.table();
    std::map<Place, Change> places;
    Writers writers(input.facts);
    AnswerCurrency currencies(input);
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        writers.add(i);
        if (input.stopped())
            return {};
        if (events[i].kind != EventKind::hit)
            continue;
        const auto writer = writers.of(events[i]);
        const std::uint32_t told = table.mismatchedFields(events[i].row) & ~kOfAge;
        const std::uint32_t written = writer ? writers.changed(events[i], *writer) & ~told : 0;
        // An answer in pounds was not written for those who are answered in dollars.
        const bool isLocaleKnown = writer || input.facts.values(events[i].stored)[scannedPlace(KeyField::outputLocale)] != 0;
        const std::string_view currency = isLocaleKnown ? std::string_view() : currencies.foreignIn(events[i]);
        const std::uint32_t read = currency.empty() ? 0 : 1u << unsigned(KeyField::outputLocale);
        for (std::uint32_t left = told | written | read; left != 0; left &= left - 1) {
            const auto field = std::uint32_t(std::countr_zero(left));
            Change &change = places[{table.callSiteCode(events[i].row), field}];
            if (change.count == 0) {
                change.asked = askedValue(input, events[i], KeyField(field));
                if ((written >> field) & 1u)
                    change.stored = askedValue(input, events[*writer], KeyField(field));
                else
                    change.stored = (told >> field) & 1u ? storedValue(input, events[i], KeyField(field)) : std::string(currency);
            }
            change.add(events[i].row);
            change.others.push_back(events[i].entry);
        }
    }
    ScanFindings found;
    for (auto &[place, change] : places) {
        if (input.stopped())
            return {};
        change.shorten();
        const auto field = KeyField(place.second);
        const bool isAccess = keyFieldGroup(field) == KeyFieldGroup::access;
        found.push_back(siteFinding(input, ScanKind::fieldChanged, isAccess ? ScanSeverity::high : ScanSeverity::medium, place.first, change));
        found.back().words = {{"field", std::string(keyFieldName(field))},
                              {"asked", std::move(change.asked)},
                              {"stored", std::move(change.stored)}};
        found.back().figures = {{"hits", double(change.count)}, {"entries", double(distinct(change.others))}};
    }
    return found;
}

} // namespace cacheloupe
