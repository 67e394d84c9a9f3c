// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/policy_field.h"

namespace cacheloupe {

namespace {

struct Row {
    std::string_view name;
    PolicyValueType type;
};

constexpr std::array<Row, kPolicyFieldCount> kRows = {{
    {"cacheable", PolicyValueType::boolean},
    {"layer", PolicyValueType::text},
    {"match", PolicyValueType::text},
    {"ttl_seconds", PolicyValueType::integer},
    {"valid_until_version_changes", PolicyValueType::boolean},
    {"similarity_threshold", PolicyValueType::real},
    {"key_fields", PolicyValueType::textList},
    {"scope", PolicyValueType::text},
    {"freshness_class", PolicyValueType::text},
    {"risk", PolicyValueType::textList},
    {"lane", PolicyValueType::text},
    {"key_epoch", PolicyValueType::integer},
    {"max_temperature", PolicyValueType::real},
    {"owner", PolicyValueType::text},
    {"reason", PolicyValueType::text},
    {"review_by", PolicyValueType::text},
    {"evidence", PolicyValueType::textList},
}};

} // namespace

std::string_view policyFieldName(PolicyField field)
{
    return kRows[size_t(field)].name;
}

std::optional<PolicyField> policyFieldFromName(std::string_view name)
{
    for (size_t i = 0; i < kRows.size(); ++i)
        if (kRows[i].name == name)
            return PolicyField(i);
    return std::nullopt;
}

PolicyValueType policyFieldType(PolicyField field)
{
    return kRows[size_t(field)].type;
}

const std::array<PolicyField, kPolicyFieldCount> &allPolicyFields()
{
    static const auto fields = [] {
        std::array<PolicyField, kPolicyFieldCount> all{};
        for (size_t i = 0; i < all.size(); ++i)
            all[i] = PolicyField(i);
        return all;
    }();
    return fields;
}

} // namespace cacheloupe
