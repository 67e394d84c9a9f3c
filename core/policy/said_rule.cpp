// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/said_rule.h"

#include <algorithm>

namespace cacheloupe {

namespace {

/// What the rule itself says in that member; nullopt for what no rule says.
std::optional<PolicyValue> saidValue(const EffectiveRule &rule, PolicyField field)
{
    switch (field) {
    case PolicyField::cacheable: return rule.cacheable;
    case PolicyField::layer: return rule.layer;
    case PolicyField::match: return rule.match;
    case PolicyField::ttlS: return rule.ttlS ? std::optional<PolicyValue>(*rule.ttlS) : std::nullopt;
    case PolicyField::validUntilVersionChanges: return rule.validUntilVersionChanges;
    case PolicyField::similarityThreshold: return rule.similarityThreshold ? std::optional<PolicyValue>(*rule.similarityThreshold) : std::nullopt;
    case PolicyField::keyFields: return rule.keyFields;
    case PolicyField::scope: return rule.scope.empty() ? std::nullopt : std::optional<PolicyValue>(rule.scope);
    case PolicyField::risk: return rule.risk;
    case PolicyField::lane: return rule.lane;
    case PolicyField::keyEpoch: return rule.keyEpoch;
    case PolicyField::maxTemperature: return rule.maxTemperature ? std::optional<PolicyValue>(*rule.maxTemperature) : std::nullopt;
    default: return std::nullopt;
    }
}

} // namespace

bool SaidRule::says(PolicyField field) const
{
    return std::find(fields.begin(), fields.end(), field) != fields.end();
}

SentenceEdits sentenceEdits(const PolicyDocument &document, std::string_view callSite, const SaidRule &said)
{
    SentenceEdits result;
    PolicyDocument after = document;
    for (const auto field : said.fields) {
        const auto wanted = saidValue(said.rule, field);
        if (saidValue(effectiveRule(after, callSite), field) == wanted)
            continue;
        PolicyEdit edit{std::string(callSite), field, wanted};
        applyEdit(after, edit);
        if (saidValue(effectiveRule(after, callSite), field) != wanted)
            result.heldByDefaults.push_back(field);
        else
            result.edits.push_back(std::move(edit));
    }
    return result;
}

} // namespace cacheloupe
