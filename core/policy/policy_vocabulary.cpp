// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_vocabulary.h"

#include "core/driver/text_template.h"

#include <algorithm>

namespace cacheloupe {

namespace {

struct Vocabulary {
    std::vector<RiskTag> tags;
    std::vector<TtlBand> bands;
};

std::int64_t secondsAt(const Json &json, std::string_view name)
{
    return std::int64_t(jsonNumber(json, name).value_or(0));
}

Vocabulary load()
{
    Vocabulary vocabulary;
    const Json json = textResource("texts/policy/vocabulary.json");
    if (const auto *tags = jsonAt(json, "risk_tags"))
        for (const auto &tag : *tags)
            vocabulary.tags.push_back({jsonText(tag, "name").value_or(""), jsonBool(tag, "regenerate").value_or(false),
                                       jsonBool(tag, "access").value_or(false), jsonBool(tag, "interactive").value_or(false),
                                       jsonText(tag, "row").value_or("")});
    if (const auto *bands = jsonAt(json, "ttl_bands"))
        for (const auto &band : *bands)
            vocabulary.bands.push_back({jsonText(band, "preset").value_or(""), jsonText(band, "class").value_or(""),
                                        secondsAt(band, "min_s"), secondsAt(band, "max_s"), secondsAt(band, "suggested_s"),
                                        jsonText(band, "row").value_or("")});
    return vocabulary;
}

const Vocabulary &vocabulary()
{
    static const Vocabulary loaded = load();
    return loaded;
}

} // namespace

const std::vector<RiskTag> &riskTags()
{
    return vocabulary().tags;
}

const RiskTag *findRiskTag(std::string_view name)
{
    for (const auto &tag : riskTags())
        if (tag.name == name)
            return &tag;
    return nullptr;
}

const std::vector<TtlBand> &ttlBands()
{
    return vocabulary().bands;
}

const TtlBand *findTtlBand(std::string_view freshnessClass)
{
    const auto &bands = ttlBands();
    const auto it = std::find_if(bands.rbegin(), bands.rend(), [&](const auto &band) { return band.freshnessClass == freshnessClass; });
    return it == bands.rend() ? nullptr : &*it;
}

std::vector<std::string> freshnessClasses()
{
    std::vector<std::string> names;
    for (const auto &band : ttlBands())
        if (std::find(names.begin(), names.end(), band.freshnessClass) == names.end())
            names.push_back(band.freshnessClass);
    return names;
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

} // namespace cacheloupe
