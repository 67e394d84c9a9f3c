// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/policy_field.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cacheloupe {

/// What one part of a policy file says; every member is optional. The same shape stands for `defaults` and for a call
/// site. A plain value. Texts that only a lint can judge (key field names, risk tags, scope) stay as written.
struct PolicyRule {
    std::optional<bool> cacheable;
    std::optional<std::string> layer;
    std::optional<std::string> match; ///< `exact`, `semantic`, `exact-then-semantic`
    std::optional<std::int64_t> ttlS;
    std::optional<bool> validUntilVersionChanges;
    std::optional<double> similarityThreshold; ///< cosine similarity, 0–1
    std::optional<std::vector<std::string>> keyFields;
    std::optional<std::string> scope; ///< `none`, `tenant`, `user`, `role`, `session`, `entitlement`
    std::optional<std::string> freshnessClass;
    std::optional<std::vector<std::string>> risk;
    std::optional<std::string> lane; ///< `sync`, `batch`
    std::optional<std::int64_t> keyEpoch;
    std::optional<double> maxTemperature;
    std::optional<std::string> owner;
    std::optional<std::string> reason;
    std::optional<std::string> reviewBy; ///< date, `2026-12-31`
    std::optional<std::vector<std::string>> evidence;
    /// Members this program does not know: name and JSON text exactly as read.
    std::vector<std::pair<std::string, std::string>> unknown;

    bool operator==(const PolicyRule &) const = default;
};

struct CallSitePolicy {
    std::string callSite;
    PolicyRule rule;
    bool operator==(const CallSitePolicy &) const = default;
};

/// A `cacheloupe.policy/1` file as values (design section 9). Call sites keep the order of the file; a name written
/// twice is kept twice, so that the lint can say so.
struct PolicyDocument {
    std::int64_t revision = 0;
    std::string publishedAt;
    std::string publishedBy;
    std::string note;
    PolicyRule defaults;
    std::vector<CallSitePolicy> callSites;
    std::vector<std::pair<std::string, std::string>> unknown;

    /// The last one with that name, as JSON readers do; nullptr when the call site is not listed.
    const PolicyRule *find(std::string_view callSite) const;
    PolicyRule *find(std::string_view callSite);
    /// The rule of the call site, added at the end when it was not listed. An empty name means `defaults`.
    PolicyRule &ruleFor(std::string_view callSite);
    bool operator==(const PolicyDocument &) const = default;
};

/// One change of one field; without a value the member is removed. An empty call site means `defaults`.
struct PolicyEdit {
    std::string callSite;
    PolicyField field = PolicyField::cacheable;
    std::optional<PolicyValue> value;
    bool operator==(const PolicyEdit &) const = default;
};

/// The member as a value; nullopt when it is absent.
std::optional<PolicyValue> policyValue(const PolicyRule &rule, PolicyField field);
/// Sets or removes the member; false (and nothing done) when the value has the wrong type. Whole numbers do for reals.
bool setPolicyValue(PolicyRule &rule, PolicyField field, std::optional<PolicyValue> value);
bool applyEdit(PolicyDocument &document, const PolicyEdit &edit);

} // namespace cacheloupe
