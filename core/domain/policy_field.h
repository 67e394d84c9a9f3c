// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cacheloupe {

/// The members of a policy rule, in the order in which a policy file writes them.
enum class PolicyField : std::uint8_t {
    cacheable,
    layer,
    match,
    ttlS,
    validUntilVersionChanges,
    similarityThreshold,
    keyFields,
    scope,
    freshnessClass,
    risk,
    lane,
    keyEpoch,
    maxTemperature,
    owner,
    reason,
    reviewBy,
    evidence,
};

inline constexpr size_t kPolicyFieldCount = 17;

enum class PolicyValueType : std::uint8_t { boolean, integer, real, text, textList };

/// A member's value on its own, for forms, differences and edits.
using PolicyValue = std::variant<bool, std::int64_t, double, std::string, std::vector<std::string>>;

/// The member's name in the file, for instance `ttl_seconds`.
std::string_view policyFieldName(PolicyField field);
std::optional<PolicyField> policyFieldFromName(std::string_view name);
PolicyValueType policyFieldType(PolicyField field);
const std::array<PolicyField, kPolicyFieldCount> &allPolicyFields();

} // namespace cacheloupe
