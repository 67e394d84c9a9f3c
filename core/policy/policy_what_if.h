// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/effective_rule.h"
#include "core/domain/verdict.h"
#include "core/policy/policy_decision.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace cacheloupe {

/// What a policy would have done with the logged hits of a call site.
struct WhatIfCounts {
    std::uint64_t served = 0;
    std::uint64_t refused = 0;
    std::uint64_t newlyServed = 0; ///< part of served: logged as miss or expired with the entry named
    std::uint64_t wrongRemoved = 0; ///< flagged wrong and refused
    std::uint64_t goodLost = 0;     ///< marked safe and refused
    double savedUsd = 0;            ///< of the served hits, as far as logged
    std::optional<double> oldestS;  ///< age of the oldest answer still served
    std::array<std::uint64_t, 6> decidedAt{}; ///< by DecisionStep
};

/// Re-decides logged events under a policy, one by one. Feed it hits (and misses or expired events that name an entry),
/// then read the counts. One thread at a time.
class WhatIf {
public:
    explicit WhatIf(PolicyDocument document) : m_document(std::move(document)) {}

    /// Other kinds of events are passed over.
    void add(const Hit &hit, Verdict verdict = Verdict::none);
    const std::map<std::string, WhatIfCounts> &counts() const { return m_counts; }

private:
    const EffectiveRule &ruleOf(const std::string &callSite);

    PolicyDocument m_document;
    std::map<std::string, EffectiveRule> m_rules;
    std::map<std::string, WhatIfCounts> m_counts;
};

} // namespace cacheloupe
