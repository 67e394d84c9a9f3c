// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_what_if.h"

#include "core/hitlog/parallel.h"
#include "core/policy/what_if_tally.h"
#include "core/policy/what_if_walk.h"

#include <algorithm>

namespace cacheloupe {

namespace {

Error whatIfStopped()
{
    return {ErrorCode::cancelled, ErrorReason::none, {}, {}};
}

/// Whether the verdict has a place in the outcome.
bool isJudgedAs(const RuledLookup &lookup, WhatIfOutcome outcome)
{
    if (!lookup.verdict || !lookup.traits.wasServed())
        return false;
    const bool wantsWrong = outcome == WhatIfOutcome::wrongRemoved || outcome == WhatIfOutcome::wrongKept;
    const bool wantsKept = outcome == WhatIfOutcome::wrongKept || outcome == WhatIfOutcome::goodKept;
    const auto verdict = lookup.verdict->verdict;
    return (wantsWrong ? isWrongReuse(verdict) : verdict == Verdict::safe) && lookup.ruling.served() == wantsKept;
}

bool isOutcome(const RuledLookup &lookup, WhatIfOutcome outcome)
{
    switch (outcome) {
    case WhatIfOutcome::served: return lookup.isServed();
    case WhatIfOutcome::refused: return lookup.isRefused();
    case WhatIfOutcome::newlyServed: return lookup.isServed() && !lookup.traits.wasServed();
    case WhatIfOutcome::refilled: return lookup.isRefill;
    default: return isJudgedAs(lookup, outcome);
    }
}

/// Every block once: neighbours by the same worker, in their order.
template <typename Work>
void onBlocks(const WhatIfInput &input, unsigned workers, const Work &work)
{
    const auto &blocks = input.facts.blocks();
    onWorkers(workers, [&](unsigned worker) {
        const size_t end = blocks.size() * (worker + 1) / workers;
        for (size_t i = blocks.size() * worker / workers; i < end && !input.stop.stop_requested(); ++i)
            work(worker, *blocks[i]);
    });
}

unsigned workersFor(const WhatIfInput &input, const SiteRules &rules)
{
    if (rules.isOrdered())
        return 1;
    return unsigned(std::clamp<size_t>(input.facts.blocks().size() / 2, 1, std::max(1u, input.workers)));
}

/// The tallies of one worker by the code of the call site.
using Tallies = std::vector<WhatIfTally>;

void tallyBlock(const WhatIfInput &input, const SiteRules &rules, const LookupBlock &block, EpochWalks &epochs, Tallies &tallies)
{
    const HitTable &table = input.facts.table();
    const HitBlock &columns = table.block(block.firstRow >> HitBlock::kShift);
    walkBlock(block, table, rules, input.verdicts, epochs, [&](const RuledLookup &lookup) {
        WhatIfTally &tally = tallies[lookup.traits.site];
        tally.count(lookup, columns, input.examples > 0);
        if (rules.raisesEpoch(lookup.traits.site)) {
            const auto at = block.at[lookup.index];
            tally.countRaised(lookup, epochs.of(lookup.traits.site).isFirstDay(columns.timeMs[at]), double(columns.savedUsd[at]));
        }
    });
}

WhatIfResult resultOf(const WhatIfInput &input, const Tallies &tallies)
{
    WhatIfResult result;
    WhatIfTally total;
    for (std::uint32_t site = 0; site < tallies.size(); ++site) {
        if (tallies[site].isEmpty())
            continue;
        result.sites.push_back({std::string(input.facts.table().names().callSites.name(site)), tallies[site].finish(input.examples)});
        total.append(tallies[site]);
    }
    std::sort(result.sites.begin(), result.sites.end(), [](const WhatIfSite &a, const WhatIfSite &b) { return a.callSite < b.callSite; });
    // Latencies are those of each call site, summed up: means over all would mix fast sites with slow ones.
    WhatIfCounts sum;
    for (const WhatIfSite &site : result.sites)
        sum.add(site.counts);
    result.total = total.finish(input.examples);
    result.total.latencyAddedMs = sum.latencyAddedMs;
    result.total.latencySavedMs = sum.latencySavedMs;
    return result;
}

} // namespace

const WhatIfCounts *WhatIfResult::find(std::string_view callSite) const
{
    const auto it = std::lower_bound(sites.begin(), sites.end(), callSite, [](const WhatIfSite &site, std::string_view name) { return site.callSite < name; });
    return it != sites.end() && it->callSite == callSite ? &it->counts : nullptr;
}

Result<WhatIfResult> whatIf(const WhatIfInput &input)
{
    const SiteRules rules(input);
    const unsigned workers = workersFor(input, rules);
    std::vector<Tallies> parts(workers, Tallies(rules.size()));
    EpochWalks epochs;
    onBlocks(input, workers, [&](unsigned worker, const LookupBlock &block) { tallyBlock(input, rules, block, epochs, parts[worker]); });
    if (input.stop.stop_requested())
        return whatIfStopped();
    for (std::uint32_t site = 0; site < rules.size(); ++site) {
        for (unsigned worker = 1; worker < workers; ++worker)
            parts[0][site].append(parts[worker][site]);
        if (rules.raisesEpoch(site))
            parts[0][site].setOrphans(epochs.of(site).orphanedEntries());
    }
    return resultOf(input, parts[0]);
}

Result<std::vector<HitRow>> whatIfRows(const WhatIfInput &input, WhatIfOutcome outcome, std::optional<DecisionReason> reason)
{
    const SiteRules rules(input);
    const unsigned workers = workersFor(input, rules);
    std::vector<std::vector<HitRow>> parts(workers);
    EpochWalks epochs;
    onBlocks(input, workers, [&](unsigned worker, const LookupBlock &block) {
        walkBlock(block, input.facts.table(), rules, input.verdicts, epochs, [&](const RuledLookup &lookup) {
            if (isOutcome(lookup, outcome) && (!reason || lookup.ruling.reason == *reason))
                parts[worker].push_back(lookup.row());
        });
    });
    if (input.stop.stop_requested())
        return whatIfStopped();
    for (unsigned worker = 1; worker < workers; ++worker)
        parts[0].insert(parts[0].end(), parts[worker].begin(), parts[worker].end());
    return std::move(parts[0]);
}

} // namespace cacheloupe
