// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/what_if_walk.h"

namespace cacheloupe {

SiteRules::SiteRules(const WhatIfInput &input)
{
    const auto &names = input.facts.table().names().callSites;
    const std::uint32_t count = names.size();
    m_rules.resize(count);
    m_raised.resize(count);
    for (std::uint32_t site = 0; site < count; ++site) {
        const auto name = names.name(site);
        if (input.callSite && *input.callSite != name)
            continue;
        const EffectiveRule rule = effectiveRule(input.draft, name);
        m_rules[site] = std::make_unique<const CompiledRule>(rule);
        m_raised[site] = input.published && rule.keyEpoch > effectiveRule(*input.published, name).keyEpoch;
        m_isOrdered = m_isOrdered || m_raised[site];
    }
}

} // namespace cacheloupe
