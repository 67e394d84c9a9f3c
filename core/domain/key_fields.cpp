// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/key_fields.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, kKeyFieldCount> kFieldNames = {
    "route.provider",
    "route.model",
    "route.policy",
    "prompt.template_hash",
    "prompt.system_version",
    "prompt.tool_schema_version",
    "prompt.safety_policy_version",
    "source.corpus_version",
    "source.document_ids",
    "source.chunking",
    "source.embedding_model",
    "source.retrieval_config",
    "tool.name",
    "tool.execution_path",
    "tool.args_hash",
    "tool.result_version",
    "tool.ttl_s",
    "tool.side",
    "access.tenant",
    "access.subject",
    "access.role",
    "access.entitlement",
    "access.policy_version",
    "output.schema_version",
    "output.locale",
    "output.timezone",
    "output.format",
    "freshness.generated_at",
    "freshness.source_revision",
    "freshness.class",
    "freshness.ttl_s",
    "freshness.invalidation_event",
};

constexpr std::array<std::string_view, kKeyFieldGroupCount> kGroupNames = {"route", "prompt", "source", "tool", "access", "output", "freshness"};

constexpr auto kAll = [] {
    std::array<KeyField, kKeyFieldCount> all{};
    for (size_t i = 0; i < kKeyFieldCount; ++i)
        all[i] = KeyField(i);
    return all;
}();

} // namespace

std::string_view keyFieldName(KeyField field)
{
    return kFieldNames[size_t(field)];
}

std::optional<KeyField> keyFieldFromName(std::string_view name)
{
    const auto it = std::find(kFieldNames.begin(), kFieldNames.end(), name);
    if (it == kFieldNames.end())
        return std::nullopt;
    return KeyField(it - kFieldNames.begin());
}

KeyFieldGroup keyFieldGroup(KeyField field)
{
    const auto name = keyFieldName(field);
    const auto it = std::find(kGroupNames.begin(), kGroupNames.end(), name.substr(0, name.find('.')));
    return KeyFieldGroup(it - kGroupNames.begin());
}

std::string_view keyFieldGroupName(KeyFieldGroup group)
{
    return kGroupNames[size_t(group)];
}

const std::array<KeyField, kKeyFieldCount> &allKeyFields()
{
    return kAll;
}

void KeyFields::set(KeyField field, std::string value)
{
    const auto it = std::lower_bound(m_values.begin(), m_values.end(), field, [](const auto &row, KeyField f) { return row.first < f; });
    if (it != m_values.end() && it->first == field)
        it->second = std::move(value);
    else
        m_values.emplace(it, field, std::move(value));
}

const std::string *KeyFields::find(KeyField field) const
{
    const auto it = std::lower_bound(m_values.begin(), m_values.end(), field, [](const auto &row, KeyField f) { return row.first < f; });
    return it != m_values.end() && it->first == field ? &it->second : nullptr;
}

} // namespace cacheloupe
