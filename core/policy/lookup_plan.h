// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/effective_rule.h"
#include "core/domain/hit.h"
#include "core/policy/policy_decision.h"

#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe
{

/// What the drop-in clients (resources/clients) decide before a lookup, as core decides it: whether the request may be
/// answered from the cache at all, and under which key. One conformance suite holds core and the clients to the same
/// answers. A plain value.
struct LookupPlan {
    PolicyDecision decision;
    std::vector<std::string> missing; ///< what the request lacks: key fields, `query`, `session`
    std::string key; ///< SHA-256 of the exact entry's key; for semantic matching that of the partition; empty when refused
    std::string partition; ///< SHA-256 shared by the entries that may be compared by similarity; empty when refused
    KeyFields keyFields; ///< behind the key
    KeyFields entryFields; ///< all that the request proves, to be kept with its answer
    bool isCacheable() const { return decision.served(); }
};

/// Decides for a request: of the hit its query, messages, model, provider, params, fields and session count, nothing of
/// the entry. It is refused exactly when decideReuse would refuse the best entry there could be, one written this moment
/// for this very request, or when the key could not tell questions or sessions apart. Any thread.
LookupPlan planLookup(const Hit &request, const EffectiveRule &rule);

/// Line ends as LF, no ASCII white space around the text; nothing else is evened out in a key.
std::string normalisedQuery(std::string_view query);

} // namespace cacheloupe
