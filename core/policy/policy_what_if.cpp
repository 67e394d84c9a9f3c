// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_what_if.h"

#include <algorithm>

namespace cacheloupe {

namespace {

bool namesAnEntry(const Hit &hit)
{
    return !hit.entry.id.empty() || !hit.cachedQuery.empty();
}

} // namespace

const EffectiveRule &WhatIf::ruleOf(const std::string &callSite)
{
    auto it = m_rules.find(callSite);
    if (it == m_rules.end())
        it = m_rules.emplace(callSite, effectiveRule(m_document, callSite)).first;
    return it->second;
}

void WhatIf::add(const Hit &hit, Verdict verdict)
{
    const bool wasServed = hit.kind == EventKind::hit;
    const bool nearHit = (hit.kind == EventKind::miss || hit.kind == EventKind::expired || hit.kind == EventKind::bypass) && namesAnEntry(hit);
    if (!wasServed && !nearHit)
        return;
    const auto decision = decideReuse(hit, ruleOf(hit.callSite));
    if (!wasServed && !decision.served())
        return;
    auto &counts = m_counts[hit.callSite];
    ++counts.decidedAt[size_t(decision.step)];
    if (!decision.served()) {
        ++counts.refused;
        counts.wrongRemoved += isWrongReuse(verdict) ? 1 : 0;
        counts.goodLost += verdict == Verdict::safe ? 1 : 0;
        return;
    }
    ++counts.served;
    counts.newlyServed += wasServed ? 0 : 1;
    counts.savedUsd += hit.savedUsd.value_or(0);
    if (const auto age = servedAgeS(hit))
        counts.oldestS = std::max(counts.oldestS.value_or(0), *age);
}

} // namespace cacheloupe
