// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/compiled_rule.h"
#include "core/policy/epoch_walk.h"
#include "core/policy/policy_what_if.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace cacheloupe {

/// The compiled rules of the call sites that are asked for, by their code in the table. Immutable; any thread.
class SiteRules {
public:
    explicit SiteRules(const WhatIfInput &input);
    /// Null for call sites that nobody asked for.
    const CompiledRule *of(std::uint32_t site) const { return m_rules[site].get(); }
    bool raisesEpoch(std::uint32_t site) const { return m_raised[site] != 0; }
    /// Then lookups must be walked in the order of the log, by one worker.
    bool isOrdered() const { return m_isOrdered; }
    size_t size() const { return m_rules.size(); }

private:
    std::vector<std::unique_ptr<const CompiledRule>> m_rules;
    std::vector<std::uint8_t> m_raised;
    bool m_isOrdered = false;
};

/// One lookup with what the draft says of it.
struct RuledLookup {
    const LookupBlock &block;
    size_t index;
    const LookupTraits &traits;
    Ruling ruling;
    double ageS; ///< of what would be served
    const RowVerdict *verdict; ///< null when there is none
    bool isRefill = false;     ///< refused because it is the first of its key under the new epoch

    HitRow row() const { return block.row(index); }
    bool isServed() const { return ruling.served() && (traits.wasServed() || traits.isNearMiss()); }
    bool isRefused() const { return traits.wasServed() && !ruling.served(); }
};

/// Visits the lookups of one block that are asked for. With raised epochs the blocks must come in order.
template <typename Visit>
void walkBlock(const LookupBlock &block, const HitTable &table, const SiteRules &rules, std::span<const RowVerdict> verdicts, EpochWalks &epochs,
               const Visit &visit)
{
    auto verdict = std::lower_bound(verdicts.begin(), verdicts.end(), block.firstRow, [](const RowVerdict &v, HitRow row) { return v.row < row; });
    for (size_t i = 0; i < block.size(); ++i) {
        const LookupTraits &traits = block.traitsOf(i);
        const CompiledRule *rule = rules.of(traits.site);
        if (!rule)
            continue;
        const HitRow row = block.row(i);
        while (verdict != verdicts.end() && verdict->row < row)
            ++verdict;
        const RowVerdict *said = verdict != verdicts.end() && verdict->row == row ? &*verdict : nullptr;
        RuledLookup lookup{block, i, traits, {}, block.ageS[i], said};
        if (rules.raisesEpoch(traits.site))
            epochs.of(traits.site).rule(lookup.ruling, lookup.ageS, lookup.isRefill, *rule, table, block, i);
        else
            lookup.ruling = rule->decide(traits, block.ageS[i], block.similarity[i]);
        visit(lookup);
    }
}

} // namespace cacheloupe
