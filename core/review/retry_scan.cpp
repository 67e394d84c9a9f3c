// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/scan_workers.h"
#include "core/review/site_tally.h"
#include "core/review/topic_words.h"

#include <cmath>

namespace cacheloupe {

namespace {

constexpr std::uint64_t kLeastRetries = 3;
/// So many of the shorter question's topics make it the same one, asked again.
constexpr double kNearlySame = 0.6;
/// One-sided 95 %.
constexpr double kSignificant = 1.645;

struct Again {
    SiteTally retried; ///< hits that were asked again
    std::uint64_t hits = 0;
    std::uint64_t misses = 0;
    std::uint64_t afterMisses = 0;

    double hitRate() const { return hits == 0 ? 0 : double(retried.count) / double(hits); }
    double missRate() const { return misses == 0 ? 0 : double(afterMisses) / double(misses); }
    bool isSignificant() const
    {
        if (hits == 0 || misses == 0)
            return false;
        const double all = double(retried.count + afterMisses) / double(hits + misses);
        const double deviation = std::sqrt(all * (1 - all) * (1 / double(hits) + 1 / double(misses)));
        return deviation > 0 && (hitRate() - missRate()) / deviation > kSignificant;
    }
};
using Sites = std::map<std::uint32_t, Again>;

bool isNearlySame(const HitTable &table, const EventFact &first, const EventFact &next)
{
    if (first.question == 0 || next.question == 0)
        return false;
    if (first.question == next.question)
        return true;
    const auto before = topicWords(table.queryText(first.row));
    const auto after = topicWords(table.queryText(next.row));
    return std::min(before.size(), after.size()) >= 2 && topicOverlap(before, after) >= kNearlySame;
}

/// One user's events, by time.
class UserTurns {
public:
    UserTurns(const ScanInput &input, std::span<const std::uint32_t> places) : m_input(input)
    {
        const auto &events = input.facts.events();
        for (const std::uint32_t place : places)
            if (const auto time = input.facts.table().time(events[place].row))
                m_turns.push_back({unixMs(*time), place});
        std::stable_sort(m_turns.begin(), m_turns.end(), [](const Turn &a, const Turn &b) { return a.timeMs < b.timeMs; });
    }

    void addTo(Sites &sites) const
    {
        const auto &table = m_input.facts.table();
        for (size_t i = 0; i < m_turns.size(); ++i) {
            const EventFact &event = m_input.facts.events()[m_turns[i].place];
            if (event.kind != EventKind::hit && event.kind != EventKind::miss)
                continue;
            Again &site = sites[table.callSiteCode(event.row)];
            const bool isHit = event.kind == EventKind::hit;
            site.hits += isHit;
            site.misses += !isHit;
            if (!isAskedAgain(i))
                continue;
            if (isHit)
                site.retried.add(event.row);
            else
                ++site.afterMisses;
        }
    }

private:
    struct Turn {
        std::int64_t timeMs = 0;
        std::uint32_t place = 0;
    };

    bool isAskedAgain(size_t i) const
    {
        const auto &events = m_input.facts.events();
        const auto &table = m_input.facts.table();
        const EventFact &event = events[m_turns[i].place];
        if (const auto followup = table.followup(event.row); followup == "retry" || followup == "corrected")
            return true;
        const std::int64_t untilMs = m_turns[i].timeMs + std::int64_t(m_input.options.retryWithinS * 1000);
        for (size_t next = i + 1; next < m_turns.size() && m_turns[next].timeMs <= untilMs; ++next) {
            const EventFact &later = events[m_turns[next].place];
            const bool isLookup = later.kind == EventKind::hit || later.kind == EventKind::miss || later.kind == EventKind::bypass;
            if (isLookup && table.callSiteCode(later.row) == table.callSiteCode(event.row))
                return isNearlySame(table, event, later);
        }
        return false;
    }

    const ScanInput &m_input;
    std::vector<Turn> m_turns;
};

} // namespace

ScanFindings findRetries(const ScanInput &input)
{
    const auto &events = input.facts.events();
    std::uint32_t most = 0;
    for (const EventFact &event : events)
        most = std::max({most, event.user, event.session});
    // Sessions stand behind the users; events without either are turns of their own that only say what followed.
    const std::uint32_t users = most + 1;
    const auto byUser = EventGroups::by(events.size(), 2 * users + 1, [&](size_t i) {
        return events[i].user != 0 ? events[i].user : events[i].session != 0 ? users + events[i].session : 2 * users;
    });
    const auto alone = 2 * users;
    auto parts = inParts<Sites>(input, byUser.count(), [&](Sites &sites, size_t begin, size_t end) {
        for (size_t number = begin; number < end; ++number) {
            const auto places = byUser.of(std::uint32_t(number));
            if (number != alone) {
                UserTurns(input, places).addTo(sites);
                continue;
            }
            for (size_t i = 0; i < places.size() && !input.stopped(); ++i)
                UserTurns(input, places.subspan(i, 1)).addTo(sites);
        }
    });
    Sites all;
    for (Sites &part : parts) {
        for (auto &[number, site] : part) {
            Again &sum = all[number];
            sum.hits += site.hits;
            sum.misses += site.misses;
            sum.afterMisses += site.afterMisses;
            sum.retried.merge(std::move(site.retried));
        }
    }
    ScanFindings found;
    for (const auto &[number, site] : all) {
        if (site.retried.count < kLeastRetries || site.hitRate() <= site.missRate())
            continue;
        found.push_back(siteFinding(input, ScanKind::retryAfterHit, site.isSignificant() ? ScanSeverity::medium : ScanSeverity::low, number, site.retried));
        found.back().figures = {{"hits", double(site.hits)},          {"misses", double(site.misses)},  {"after_hits", double(site.retried.count)},
                                {"after_misses", double(site.afterMisses)}, {"hit_rate", site.hitRate()}, {"miss_rate", site.missRate()},
                                {"within_s", input.options.retryWithinS}};
    }
    return found;
}

} // namespace cacheloupe
