// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/what_if_counts.h"

#include <algorithm>

namespace cacheloupe {

namespace {

void addTo(std::optional<double> &sum, const std::optional<double> &more)
{
    if (more)
        sum = sum.value_or(0) + *more;
}

void greatest(std::optional<double> &of, const std::optional<double> &other)
{
    if (other)
        of = of ? std::max(*of, *other) : *other;
}

} // namespace

void JudgedReuses::add(const JudgedReuses &other)
{
    wrongRemoved += other.wrongRemoved;
    wrongKept += other.wrongKept;
    goodLost += other.goodLost;
    goodKept += other.goodKept;
}

void EpochForecast::add(const EpochForecast &other)
{
    isRaised = isRaised || other.isRaised;
    orphanedEntries += other.orphanedEntries;
    refills += other.refills;
    refillUsd += other.refillUsd;
    firstDayLookups += other.firstDayLookups;
    firstDayHits += other.firstDayHits;
    firstDayServed += other.firstDayServed;
}

void WhatIfCounts::add(const WhatIfCounts &other)
{
    lookups += other.lookups;
    hitsBefore += other.hitsBefore;
    served += other.served;
    refused += other.refused;
    newlyServed += other.newlyServed;
    judged.add(other.judged);
    drawn.add(other.drawn);
    savedBeforeUsd += other.savedBeforeUsd;
    savedUsd += other.savedUsd;
    lostUsd += other.lostUsd;
    addTo(latencyAddedMs, other.latencyAddedMs);
    addTo(latencySavedMs, other.latencySavedMs);
    greatest(oldestBeforeS, other.oldestBeforeS);
    greatest(oldestS, other.oldestS);
    for (size_t i = 0; i < byStep.size(); ++i)
        byStep[i] += other.byStep[i];
    for (size_t i = 0; i < byReason.size(); ++i)
        byReason[i] += other.byReason[i];
    epoch.add(other.epoch);
}

} // namespace cacheloupe
