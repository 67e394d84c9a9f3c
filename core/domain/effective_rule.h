// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/policy.h"

namespace cacheloupe {

/// What holds for one call site after `defaults` and the built-in cautious values: not cacheable unless a file says so,
/// exact match, the whole answer. `listed` tells whether the file names the call site itself. A plain value.
struct EffectiveRule {
    std::string callSite;
    bool listed = false;
    bool cacheable = false;
    std::string layer = "final_response";
    std::string match = "exact";
    std::optional<std::int64_t> ttlS;
    bool validUntilVersionChanges = false;
    std::optional<double> similarityThreshold;
    std::vector<std::string> keyFields;
    std::string scope; ///< empty = nobody said
    std::string freshnessClass;
    std::vector<std::string> risk;
    std::string lane = "sync";
    std::int64_t keyEpoch = 0;
    std::optional<double> maxTemperature;
    std::string owner;
    std::string reason;
    std::string reviewBy;
    std::vector<std::string> evidence;

    bool allowsSemantic() const { return match == "semantic" || match == "exact-then-semantic"; }
    bool hasKeyField(std::string_view name) const;
    bool hasRisk(std::string_view tag) const;
};

EffectiveRule effectiveRule(const PolicyDocument &document, std::string_view callSite);

} // namespace cacheloupe
