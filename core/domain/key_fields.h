// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cacheloupe {

/// The checklist of seed article 000: what a cache key must prove before an answer may be reused.
/// Order and names are those of `cacheloupe.hit/1` (design section 8).
enum class KeyField : std::uint8_t {
    routeProvider,
    routeModel,
    routePolicy,
    promptTemplateHash,
    promptSystemVersion,
    promptToolSchemaVersion,
    promptSafetyPolicyVersion,
    sourceCorpusVersion,
    sourceDocumentIds,
    sourceChunking,
    sourceEmbeddingModel,
    sourceRetrievalConfig,
    toolName,
    toolExecutionPath,
    toolArgsHash,
    toolResultVersion,
    toolTtlS,
    toolSide,
    accessTenant,
    accessSubject,
    accessRole,
    accessEntitlement,
    accessPolicyVersion,
    outputSchemaVersion,
    outputLocale,
    outputTimezone,
    outputFormat,
    freshnessGeneratedAt,
    freshnessSourceRevision,
    freshnessClass,
    freshnessTtlS,
    freshnessInvalidationEvent,
};

inline constexpr size_t kKeyFieldCount = 32;

enum class KeyFieldGroup : std::uint8_t { route, prompt, source, tool, access, output, freshness };
inline constexpr size_t kKeyFieldGroupCount = 7;

/// The field's name in logs, policies and on screen, for instance `access.tenant`.
std::string_view keyFieldName(KeyField field);
std::optional<KeyField> keyFieldFromName(std::string_view name);
KeyFieldGroup keyFieldGroup(KeyField field);
std::string_view keyFieldGroupName(KeyFieldGroup group);

/// All fields, in checklist order.
const std::array<KeyField, kKeyFieldCount> &allKeyFields();

/// Values of some of the 32 fields; what is absent is not proven. A plain value, few fields are set as a rule.
class KeyFields {
public:
    void set(KeyField field, std::string value);
    const std::string *find(KeyField field) const;
    bool has(KeyField field) const { return find(field) != nullptr; }
    bool empty() const { return m_values.empty(); }
    /// In checklist order.
    const std::vector<std::pair<KeyField, std::string>> &values() const { return m_values; }
    bool operator==(const KeyFields &) const = default;

private:
    std::vector<std::pair<KeyField, std::string>> m_values;
};

} // namespace cacheloupe
