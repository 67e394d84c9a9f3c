// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/layer_checks.h"

#include "core/driver/text_template.h"
#include "core/policy/policy_presets.h"
#include "core/policy/policy_vocabulary.h"

#include <algorithm>
#include <optional>

namespace cacheloupe {

namespace {

using Names = std::vector<std::string>;

struct Condition {
    Names layers;
    std::string title;
    std::string row;
    Names keyAny;
    Names keyAll;
    Names add;
    Names withoutTags;
    std::string unlessScope;
    std::string lane;
    bool ttl = false;
    bool ownLife = false;
    bool freshnessClass = false;
    bool lowRisk = false;
    bool withoutInteractive = false;
};

Names namesAt(const Json &json, std::string_view member)
{
    Names names;
    if (const auto *list = jsonAt(json, member); list && list->is_array())
        for (const auto &name : *list)
            if (name.is_string())
                names.push_back(name.get<std::string>());
    return names;
}

std::vector<Condition> loadConditions()
{
    std::vector<Condition> conditions;
    const Json json = textResource("presets/policy.json");
    const auto *list = jsonAt(json, "layer_checks");
    for (const auto &item : list ? *list : Json::array()) {
        const auto is = [&item](std::string_view member) { return jsonBool(item, member).value_or(false); };
        Condition condition{namesAt(item, "layers"), jsonText(item, "title").value_or(""), jsonText(item, "row").value_or(""), namesAt(item, "key_any"),
                            namesAt(item, "key_all"), namesAt(item, "add"), namesAt(item, "without_tags"), jsonText(item, "unless_scope").value_or(""),
                            jsonText(item, "lane").value_or(""), is("ttl"), is("own_life"), is("freshness_class"), is("low_risk"), is("without_interactive")};
        conditions.push_back(std::move(condition));
    }
    return conditions;
}

const std::vector<Condition> &conditions()
{
    static const std::vector<Condition> loaded = loadConditions();
    return loaded;
}

bool holdsTags(const Condition &condition, const EffectiveRule &rule)
{
    if (condition.lowRisk && riskLevelOf(rule.risk) != RiskLevel::low)
        return false;
    const auto waits = [](const std::string &name) {
        const auto *tag = findRiskTag(name);
        return tag && tag->interactive;
    };
    if (condition.withoutInteractive && std::any_of(rule.risk.begin(), rule.risk.end(), waits))
        return false;
    return std::none_of(condition.withoutTags.begin(), condition.withoutTags.end(), [&](const std::string &tag) { return rule.hasRisk(tag); });
}

bool isMet(const Condition &condition, const EffectiveRule &rule)
{
    const auto inKey = [&rule](const std::string &field) { return rule.hasKeyField(field); };
    if (!condition.unlessScope.empty() && rule.scope == condition.unlessScope)
        return true;
    if (!condition.keyAny.empty() && std::none_of(condition.keyAny.begin(), condition.keyAny.end(), inKey))
        return false;
    if (!std::all_of(condition.keyAll.begin(), condition.keyAll.end(), inKey))
        return false;
    if (!condition.lane.empty() && rule.lane != condition.lane)
        return false;
    const bool hasLimit = rule.ttlS && *rule.ttlS > 0;
    if ((condition.ttl && !hasLimit) || (condition.ownLife && !hasLimit && !rule.validUntilVersionChanges))
        return false;
    return (!condition.freshnessClass || !rule.freshnessClass.empty()) && holdsTags(condition, rule);
}

/// The class's band, or what the tables give when no class is chosen.
std::int64_t suggestedLifeS(const EffectiveRule &rule)
{
    const auto *band = findTtlBand(rule.freshnessClass.empty() ? "default" : rule.freshnessClass);
    return band ? band->suggestedS : 0;
}

std::vector<PolicyEdit> editsFor(const Condition &condition, const EffectiveRule &rule)
{
    if (!condition.add.empty()) {
        Names fields = rule.keyFields;
        for (const auto &field : condition.add)
            if (!rule.hasKeyField(field))
                fields.push_back(field);
        return {{rule.callSite, PolicyField::keyFields, PolicyValue(fields)}};
    }
    if (!condition.lane.empty())
        return {{rule.callSite, PolicyField::lane, PolicyValue(condition.lane)}};
    if ((condition.ttl || condition.ownLife) && suggestedLifeS(rule) > 0)
        return {{rule.callSite, PolicyField::ttlS, PolicyValue(suggestedLifeS(rule))}};
    return {};
}

} // namespace

std::vector<LayerCheck> layerChecks(const EffectiveRule &rule)
{
    std::vector<LayerCheck> checks;
    for (const auto &condition : conditions()) {
        if (std::find(condition.layers.begin(), condition.layers.end(), rule.layer) == condition.layers.end())
            continue;
        const bool met = isMet(condition, rule);
        checks.push_back({condition.title, condition.row, met, met ? std::vector<PolicyEdit>() : editsFor(condition, rule)});
    }
    return checks;
}

} // namespace cacheloupe
