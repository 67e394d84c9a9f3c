// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/blast_radius.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace cacheloupe {

namespace {

constexpr double kSecondsADay = 86400;
constexpr HitRow kStopEvery = 1024;

/// What one victim served.
struct Served {
    std::uint64_t hits = 0;
    std::uint64_t priced = 0;
    double savedUsd = 0;
};

class Names {
public:
    explicit Names(const ChangePlan &plan)
    {
        for (size_t i = 0; i < plan.victims.size(); ++i) {
            const ChangeVictim &victim = plan.victims[i];
            add(victim.key, i);
            add(std::string_view(victim.key).substr(victim.key.rfind(':') + 1), i);
            add(victim.responseId, i);
        }
    }
    std::optional<size_t> victimOf(const Hit &hit) const
    {
        for (const std::string *name : {&hit.entry.id, &hit.key})
            if (const auto found = m_victims.find(*name); !name->empty() && found != m_victims.end())
                return found->second;
        return {};
    }

private:
    void add(std::string_view name, size_t victim)
    {
        if (!name.empty())
            m_victims.emplace(name, victim);
    }
    std::unordered_map<std::string, size_t> m_victims;
};

/// From the first event to the last; a log of less than a day counts as one.
std::optional<double> spanDays(const HitTable &table)
{
    std::optional<Instant> first;
    std::optional<Instant> last;
    for (HitRow row = 0; row < table.rowCount(); ++row) {
        const auto time = table.time(row);
        if (!time)
            continue;
        first = first ? std::min(*first, *time) : *time;
        last = last ? std::max(*last, *time) : *time;
    }
    if (!first)
        return {};
    return std::max(1.0, std::chrono::duration<double>(*last - *first).count() / kSecondsADay);
}

} // namespace

Result<BlastRadius> blastRadius(const HitTable &table, const ChangePlan &plan, std::stop_token stop)
{
    const Names names(plan);
    std::unordered_map<size_t, Served> served;
    for (HitRow row = 0; row < table.rowCount(); ++row) {
        if (row % kStopEvery == 0 && stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, plan.url, {}};
        if (table.kind(row) != EventKind::hit)
            continue;
        const auto hit = table.record(row);
        if (!hit)
            return hit.error();
        const auto victim = names.victimOf(*hit);
        if (!victim)
            continue;
        Served &one = served[*victim];
        ++one.hits;
        if (hit->savedUsd) {
            ++one.priced;
            one.savedUsd += *hit->savedUsd;
        }
    }
    BlastRadius radius;
    radius.servedVictims = served.size();
    radius.days = spanDays(table);
    double savedUsd = 0;
    for (const auto &[victim, one] : served) {
        radius.hits += one.hits;
        savedUsd += one.savedUsd;
        if (one.priced > 0)
            radius.refillUsd = radius.refillUsd.value_or(0) + one.savedUsd / double(one.priced);
    }
    if (radius.days) {
        radius.hitsPerDay = double(radius.hits) / *radius.days;
        if (radius.refillUsd)
            radius.savedUsdPerDay = savedUsd / *radius.days;
    }
    return radius;
}

} // namespace cacheloupe
