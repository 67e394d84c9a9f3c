// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/policy_what_if.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cacheloupe {

/// How far one answer of the what-if is from another: `to` minus `from`. A plain value.
struct WhatIfDifference {
    std::string callSite; ///< empty for the total
    std::int64_t served = 0;
    std::int64_t refused = 0;
    std::int64_t newlyServed = 0;
    std::int64_t wrongRemoved = 0;
    std::int64_t goodLost = 0;
    double savedUsd = 0;
    std::optional<double> latencyMs; ///< what lookups take longer; nullopt when neither knows
    std::optional<double> oldestS;   ///< nullopt unless both know
    bool operator==(const WhatIfDifference &) const = default;
};

WhatIfDifference whatIfDifference(std::string callSite, const WhatIfCounts &from, const WhatIfCounts &to);

/// Two drafts side by side over the same log: a difference for each call site of either, in alphabetical order.
std::vector<WhatIfDifference> whatIfDifferences(const WhatIfResult &from, const WhatIfResult &to);

} // namespace cacheloupe
