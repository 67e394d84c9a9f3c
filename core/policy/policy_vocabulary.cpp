// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_vocabulary.h"

#include "core/driver/text_template.h"

#include <algorithm>

namespace cacheloupe {

namespace {

std::vector<RiskTag> loadTags()
{
    std::vector<RiskTag> loaded;
    const Json json = textResource("texts/policy/vocabulary.json");
    if (const auto *tags = jsonAt(json, "risk_tags"))
        for (const auto &tag : *tags)
            loaded.push_back({jsonText(tag, "name").value_or(""), jsonBool(tag, "regenerate").value_or(false), jsonBool(tag, "access").value_or(false),
                              jsonBool(tag, "interactive").value_or(false), jsonText(tag, "row").value_or("")});
    return loaded;
}

} // namespace

const std::vector<RiskTag> &riskTags()
{
    static const std::vector<RiskTag> loaded = loadTags();
    return loaded;
}

const RiskTag *findRiskTag(std::string_view name)
{
    for (const auto &tag : riskTags())
        if (tag.name == name)
            return &tag;
    return nullptr;
}

const std::vector<std::string> &allowedWords(PolicyField field)
{
    static const std::vector<std::string> layers = {"final_response", "retrieved_passages", "tool_result", "embedding",
                                                    "parsed_fields",  "prompt_prefix",      "batch_result"};
    static const std::vector<std::string> matches = {"exact", "semantic", "exact-then-semantic"};
    static const std::vector<std::string> scopes = {"none", "tenant", "user", "role", "session", "entitlement"};
    static const std::vector<std::string> lanes = {"sync", "batch"};
    static const std::vector<std::string> free;
    switch (field) {
    case PolicyField::layer:
        return layers;
    case PolicyField::match:
        return matches;
    case PolicyField::scope:
        return scopes;
    case PolicyField::lane:
        return lanes;
    default:
        return free;
    }
}

std::optional<KeyField> scopeField(std::string_view scope)
{
    if (scope == "tenant")
        return KeyField::accessTenant;
    if (scope == "user")
        return KeyField::accessSubject;
    if (scope == "role")
        return KeyField::accessRole;
    if (scope == "entitlement")
        return KeyField::accessEntitlement;
    return std::nullopt;
}

const std::vector<KeyField> &versionFields()
{
    static const std::vector<KeyField> fields = {KeyField::sourceCorpusVersion, KeyField::sourceDocumentIds, KeyField::toolResultVersion,
                                                 KeyField::freshnessSourceRevision};
    return fields;
}

const std::vector<KeyField> &entryFacts()
{
    static const std::vector<KeyField> fields = {KeyField::toolTtlS, KeyField::freshnessGeneratedAt, KeyField::freshnessTtlS,
                                                 KeyField::freshnessInvalidationEvent};
    return fields;
}

} // namespace cacheloupe
