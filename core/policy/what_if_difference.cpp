// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/what_if_difference.h"

#include <set>
#include <utility>

namespace cacheloupe {

namespace {

std::int64_t signedDifference(std::uint64_t to, std::uint64_t from)
{
    return std::int64_t(to) - std::int64_t(from);
}

/// Against what was logged: what refusals add, less what newly served ones save.
std::optional<double> addedLatency(const WhatIfCounts &counts)
{
    if (!counts.latencyAddedMs && !counts.latencySavedMs)
        return std::nullopt;
    return counts.latencyAddedMs.value_or(0) - counts.latencySavedMs.value_or(0);
}

} // namespace

WhatIfDifference whatIfDifference(std::string callSite, const WhatIfCounts &from, const WhatIfCounts &to)
{
    WhatIfDifference out;
    out.callSite = std::move(callSite);
    out.served = signedDifference(to.served, from.served);
    out.refused = signedDifference(to.refused, from.refused);
    out.newlyServed = signedDifference(to.newlyServed, from.newlyServed);
    out.wrongRemoved = signedDifference(to.judged.wrongRemoved, from.judged.wrongRemoved);
    out.goodLost = signedDifference(to.judged.goodLost, from.judged.goodLost);
    out.savedUsd = to.savedUsd - from.savedUsd;
    if (const auto before = addedLatency(from), after = addedLatency(to); before || after)
        out.latencyMs = after.value_or(0) - before.value_or(0);
    if (from.oldestS && to.oldestS)
        out.oldestS = *to.oldestS - *from.oldestS;
    return out;
}

std::vector<WhatIfDifference> whatIfDifferences(const WhatIfResult &from, const WhatIfResult &to)
{
    std::set<std::string> names;
    for (const WhatIfResult *result : {&from, &to})
        for (const WhatIfSite &site : result->sites)
            names.insert(site.callSite);
    std::vector<WhatIfDifference> out;
    for (const std::string &name : names) {
        const auto *before = from.find(name);
        const auto *after = to.find(name);
        out.push_back(whatIfDifference(name, before ? *before : WhatIfCounts{}, after ? *after : WhatIfCounts{}));
    }
    return out;
}

} // namespace cacheloupe
