// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/what_if_tally.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace cacheloupe {

namespace {

double usdOrNothing(float usd)
{
    return std::isnan(usd) ? 0.0 : double(usd);
}

void keepGreatest(std::optional<double> &greatest, double value)
{
    if (!std::isnan(value))
        greatest = greatest ? std::max(*greatest, value) : value;
}

void appendRows(std::vector<HitRow> &rows, const std::vector<HitRow> &more)
{
    rows.insert(rows.end(), more.begin(), more.end());
}

/// The first, the last and others between them at equal distances.
std::vector<HitRow> spreadEvenly(std::vector<HitRow> rows, size_t most)
{
    // Those of several call sites come one site after the other.
    std::sort(rows.begin(), rows.end());
    if (rows.size() <= most)
        return rows;
    std::vector<HitRow> some;
    for (size_t i = 0; i < most; ++i)
        some.push_back(rows[most == 1 ? 0 : i * (rows.size() - 1) / (most - 1)]);
    return some;
}

} // namespace

void WhatIfTally::Mean::add(float value)
{
    if (std::isnan(value))
        return;
    sum += double(value);
    ++n;
}

void WhatIfTally::Mean::add(const Mean &other)
{
    sum += other.sum;
    n += other.n;
}

void WhatIfTally::count(const RuledLookup &lookup, const HitBlock &columns, bool withExamples)
{
    const auto at = lookup.block.at[lookup.index];
    const float savedUsd = columns.savedUsd[at];
    const float latencyMs = columns.latencyMs[at];
    ++m_counts.lookups;
    if (lookup.traits.wasServed()) {
        ++m_counts.hitsBefore;
        m_counts.savedBeforeUsd += usdOrNothing(savedUsd);
        keepGreatest(m_counts.oldestBeforeS, lookup.block.ageS[lookup.index]);
        m_hits.add(latencyMs);
        countVerdict(lookup, withExamples);
    } else if (lookup.traits.kind == EventKind::miss) {
        m_misses.add(latencyMs);
    }
    if (lookup.isServed())
        countServed(lookup, columns);
    else if (lookup.isRefused())
        countRefused(lookup, savedUsd, latencyMs);
    if (withExamples && lookup.isRefused())
        m_counts.examples.refused.push_back(lookup.row());
    if (withExamples && lookup.isServed() && !lookup.traits.wasServed())
        m_counts.examples.newlyServed.push_back(lookup.row());
}

void WhatIfTally::countServed(const RuledLookup &lookup, const HitBlock &columns)
{
    const auto at = lookup.block.at[lookup.index];
    ++m_counts.served;
    ++m_counts.byStep[size_t(DecisionStep::serve)];
    keepGreatest(m_counts.oldestS, lookup.ageS);
    const float saved = columns.savedUsd[at];
    if (lookup.traits.wasServed()) {
        m_counts.savedUsd += usdOrNothing(saved);
        return;
    }
    ++m_counts.newlyServed;
    m_counts.savedUsd += usdOrNothing(std::isnan(saved) ? columns.costUsd[at] : saved);
    m_new.add(columns.latencyMs[at]);
}

void WhatIfTally::countRefused(const RuledLookup &lookup, float savedUsd, float latencyMs)
{
    ++m_counts.refused;
    ++m_counts.byStep[size_t(lookup.ruling.step)];
    ++m_counts.byReason[size_t(lookup.ruling.reason)];
    m_counts.lostUsd += usdOrNothing(savedUsd);
    m_refused.add(latencyMs);
}

void WhatIfTally::countVerdict(const RuledLookup &lookup, bool withExamples)
{
    if (!lookup.verdict)
        return;
    const bool isWrong = isWrongReuse(lookup.verdict->verdict);
    if (!isWrong && lookup.verdict->verdict != Verdict::safe)
        return;
    const bool isKept = lookup.ruling.served();
    JudgedReuses one;
    (isWrong ? isKept ? one.wrongKept : one.wrongRemoved : isKept ? one.goodKept : one.goodLost) = 1;
    m_counts.judged.add(one);
    if (lookup.verdict->isRandom)
        m_counts.drawn.add(one);
    if (withExamples && !isKept)
        (isWrong ? m_counts.examples.wrongRemoved : m_counts.examples.goodLost).push_back(lookup.row());
}

void WhatIfTally::countRaised(const RuledLookup &lookup, bool isFirstDay, double savedUsd)
{
    EpochForecast &epoch = m_counts.epoch;
    epoch.isRaised = true;
    if (lookup.isRefill) {
        ++epoch.refills;
        epoch.refillUsd += std::isnan(savedUsd) ? 0 : savedUsd;
    }
    if (!isFirstDay)
        return;
    ++epoch.firstDayLookups;
    epoch.firstDayHits += lookup.traits.wasServed();
    epoch.firstDayServed += lookup.isServed();
}

void WhatIfTally::append(const WhatIfTally &next)
{
    m_counts.add(next.m_counts);
    appendRows(m_counts.examples.refused, next.m_counts.examples.refused);
    appendRows(m_counts.examples.newlyServed, next.m_counts.examples.newlyServed);
    appendRows(m_counts.examples.wrongRemoved, next.m_counts.examples.wrongRemoved);
    appendRows(m_counts.examples.goodLost, next.m_counts.examples.goodLost);
    m_hits.add(next.m_hits);
    m_misses.add(next.m_misses);
    m_refused.add(next.m_refused);
    m_new.add(next.m_new);
}

WhatIfCounts WhatIfTally::finish(size_t examples) const
{
    WhatIfCounts counts = m_counts;
    for (auto *rows : {&counts.examples.refused, &counts.examples.newlyServed, &counts.examples.wrongRemoved, &counts.examples.goodLost})
        *rows = spreadEvenly(std::move(*rows), examples);
    if (m_refused.n > 0 && m_misses.n > 0)
        counts.latencyAddedMs = double(m_refused.n) * m_misses.sum / double(m_misses.n) - m_refused.sum;
    if (m_new.n > 0 && m_hits.n > 0)
        counts.latencySavedMs = m_new.sum - double(m_new.n) * m_hits.sum / double(m_hits.n);
    return counts;
}

} // namespace cacheloupe
