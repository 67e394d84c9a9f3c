// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_presets.h"

#include "core/domain/effective_rule.h"
#include "core/driver/text_template.h"
#include "core/policy/policy_codec.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, 4> kVolatilityNames = {"stable", "slow", "daily", "live"};
constexpr std::array<std::string_view, 3> kRiskLevelNames = {"low", "medium", "high"};
constexpr std::array<std::string_view, 5> kAdviceNames = {"reuse", "reuse_short", "reuse_versioned", "lower_layer", "regenerate"};

const Json &presetFile()
{
    static const Json loaded = textResource("presets/policy.json");
    return loaded;
}

std::string textAt(const Json &json, std::string_view name)
{
    return jsonText(json, name).value_or("");
}

template <size_t N>
size_t indexOf(const std::array<std::string_view, N> &names, const std::string &name)
{
    return size_t(std::find(names.begin(), names.end(), name) - names.begin());
}

TtlTable tableOf(const Json &json)
{
    TtlTable table{textAt(json, "id"), textAt(json, "title"), textAt(json, "note"), textAt(json, "row"), {}};
    const auto seconds = [](const Json &band, std::string_view name) { return std::int64_t(jsonNumber(band, name).value_or(0)); };
    if (const auto *bands = jsonAt(json, "bands"))
        for (const auto &band : *bands)
            table.bands.push_back({table.id, textAt(band, "class"), seconds(band, "min_s"), seconds(band, "max_s"), seconds(band, "suggested_s"), table.row});
    return table;
}

/// The rules are written as in a policy file, so its reader reads them.
std::vector<TaskClass> taskClassesOf(const Json &list)
{
    std::vector<TaskClass> classes;
    for (const auto &json : list) {
        const auto *rule = jsonAt(json, "rule");
        const Json file = {{"schema", "cacheloupe.policy/1"}, {"call_sites", {{"x", rule ? *rule : Json::object()}}}};
        auto document = parsePolicy(file.dump(), "presets/policy.json");
        if (document && document->find("x"))
            classes.push_back({textAt(json, "id"), textAt(json, "title"), textAt(json, "row"), *document->find("x")});
    }
    return classes;
}

PolicyPresets loadPresets()
{
    const Json &json = presetFile();
    PolicyPresets presets;
    presets.version = textAt(json, "version");
    if (const auto *tables = jsonAt(json, "ttl_tables"))
        for (const auto &table : *tables)
            presets.ttlTables.push_back(tableOf(table));
    if (const auto *thresholds = jsonAt(json, "thresholds")) {
        if (const auto *steps = jsonAt(*thresholds, "steps"))
            for (const auto &step : *steps)
                presets.thresholdSteps.push_back({jsonNumber(step, "similarity").value_or(0), textAt(step, "title")});
        if (const auto *starts = jsonAt(*thresholds, "starts"))
            for (const auto &start : *starts)
                presets.thresholdStarts.push_back({textAt(start, "class"), jsonNumber(start, "min").value_or(0), jsonNumber(start, "max").value_or(0),
                                                   jsonNumber(start, "start").value_or(0), textAt(start, "row")});
    }
    if (const auto *classes = jsonAt(json, "task_classes"))
        presets.taskClasses = taskClassesOf(*classes);
    return presets;
}

} // namespace

const PolicyPresets &policyPresets()
{
    static const PolicyPresets loaded = loadPresets();
    return loaded;
}

const TtlBand *findTtlBand(std::string_view freshnessClass)
{
    const TtlBand *found = nullptr;
    for (const auto &table : policyPresets().ttlTables)
        for (const auto &band : table.bands)
            if (band.freshnessClass == freshnessClass)
                found = &band;
    return found;
}

std::vector<TtlBand> ttlBandsOf(std::string_view freshnessClass)
{
    std::vector<TtlBand> found;
    for (const auto &table : policyPresets().ttlTables)
        std::copy_if(table.bands.begin(), table.bands.end(), std::back_inserter(found), [&](const TtlBand &band) { return band.freshnessClass == freshnessClass; });
    return found;
}

std::vector<std::string> disputedClasses()
{
    std::vector<std::string> disputed;
    for (const auto &name : freshnessClasses()) {
        const auto bands = ttlBandsOf(name);
        const auto same = [&](const TtlBand &band) { return band.minS == bands.front().minS && band.maxS == bands.front().maxS && band.suggestedS == bands.front().suggestedS; };
        if (!std::all_of(bands.begin(), bands.end(), same))
            disputed.push_back(name);
    }
    return disputed;
}

std::vector<std::string> freshnessClasses()
{
    std::vector<std::string> names;
    for (const auto &table : policyPresets().ttlTables)
        for (const auto &band : table.bands)
            if (std::find(names.begin(), names.end(), band.freshnessClass) == names.end())
                names.push_back(band.freshnessClass);
    return names;
}

const TtlBand *bindingBand(const std::vector<std::string> &classes)
{
    const TtlBand *binding = nullptr;
    for (const auto &name : classes)
        if (const auto *band = findTtlBand(name); band && (!binding || band->suggestedS < binding->suggestedS))
            binding = band;
    return binding;
}

const ThresholdStart *findThresholdStart(std::string_view freshnessClass)
{
    for (const auto &start : policyPresets().thresholdStarts)
        if (start.freshnessClass == freshnessClass)
            return &start;
    return nullptr;
}

std::optional<Volatility> volatilityOf(std::string_view freshnessClass)
{
    const auto *levels = jsonAt(presetFile(), "volatility");
    const size_t index = levels ? indexOf(kVolatilityNames, textAt(*levels, freshnessClass)) : kVolatilityNames.size();
    return index < kVolatilityNames.size() ? std::optional(Volatility(index)) : std::nullopt;
}

RiskLevel riskLevelOf(const std::vector<std::string> &riskTags)
{
    const auto *levels = jsonAt(presetFile(), "risk_levels");
    RiskLevel gravest = RiskLevel::low;
    for (const auto &tag : riskTags) {
        const size_t index = levels ? indexOf(kRiskLevelNames, textAt(*levels, tag)) : kRiskLevelNames.size();
        gravest = std::max(gravest, index < kRiskLevelNames.size() ? RiskLevel(index) : RiskLevel::medium);
    }
    return gravest;
}

ReuseAdvice reuseAdvice(RiskLevel risk, Volatility volatility)
{
    const auto *matrix = jsonAt(presetFile(), "matrix");
    const auto *row = matrix ? jsonAt(*matrix, kRiskLevelNames[size_t(risk)]) : nullptr;
    const size_t index = row ? indexOf(kAdviceNames, textAt(*row, kVolatilityNames[size_t(volatility)])) : kAdviceNames.size();
    return index < kAdviceNames.size() ? ReuseAdvice(index) : ReuseAdvice::regenerate;
}

std::vector<PolicyEdit> taskClassEdits(std::string_view callSite, const TaskClass &taskClass)
{
    std::vector<PolicyEdit> edits;
    for (const auto field : allPolicyFields())
        if (auto value = policyValue(taskClass.rule, field))
            edits.push_back({std::string(callSite), field, std::move(*value)});
    return edits;
}

std::vector<PolicyEdit> ttlTableEdits(const PolicyDocument &document, const TtlTable &table)
{
    std::vector<PolicyEdit> edits;
    for (const auto &site : document.callSites) {
        const auto rule = effectiveRule(document, site.callSite);
        const auto band = std::find_if(table.bands.begin(), table.bands.end(), [&](const TtlBand &b) { return b.freshnessClass == rule.freshnessClass; });
        if (rule.cacheable && band != table.bands.end() && rule.ttlS != band->suggestedS)
            edits.push_back({site.callSite, PolicyField::ttlS, PolicyValue(band->suggestedS)});
    }
    return edits;
}

} // namespace cacheloupe
