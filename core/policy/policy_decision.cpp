// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_decision.h"

#include "core/driver/json.h"
#include "core/policy/policy_vocabulary.h"

#include <algorithm>
#include <array>
#include <optional>

namespace cacheloupe {

namespace {

// Facts of the entry alone: the request has none of its own to compare with.
constexpr std::array<KeyField, 4> kEntryOnly = {KeyField::toolTtlS, KeyField::freshnessGeneratedAt, KeyField::freshnessTtlS,
                                                KeyField::freshnessInvalidationEvent};

enum class Proof { proven, missing, different };

template <typename List>
bool contains(const List &list, KeyField field)
{
    return std::find(list.begin(), list.end(), field) != list.end();
}

const std::string *requestValue(const Hit &hit, KeyField field)
{
    if (const auto *value = hit.fields.find(field))
        return value;
    if (field == KeyField::routeModel && !hit.model.empty())
        return &hit.model;
    if (field == KeyField::routeProvider && !hit.provider.empty())
        return &hit.provider;
    return nullptr;
}

Proof prove(const Hit &hit, KeyField field)
{
    const auto *written = hit.entry.fields.find(field);
    if (contains(kEntryOnly, field)) {
        const bool known = written || (field == KeyField::freshnessGeneratedAt && hit.entry.createdAt)
            || (field == KeyField::freshnessTtlS && hit.entry.ttlS);
        return known ? Proof::proven : Proof::missing;
    }
    const auto *asked = requestValue(hit, field);
    if (!asked || !written)
        return Proof::missing;
    return *asked == *written ? Proof::proven : Proof::different;
}

PolicyDecision refuse(DecisionStep step, DecisionReason reason, std::vector<KeyField> fields = {})
{
    return {step, reason, std::move(fields)};
}

std::optional<PolicyDecision> checkCaller(const Hit &hit)
{
    if (hit.kind == EventKind::bypass)
        return refuse(DecisionStep::callerCacheable, DecisionReason::callerBypassed);
    if (hit.unknownJson.empty())
        return std::nullopt;
    const auto extra = parseJson(hit.unknownJson, hit.source);
    if (extra && jsonBool(*extra, "cacheable") == false)
        return refuse(DecisionStep::callerCacheable, DecisionReason::callerBypassed);
    return std::nullopt;
}

std::optional<PolicyDecision> checkSite(const Hit &hit, const EffectiveRule &rule)
{
    if (!rule.cacheable)
        return refuse(DecisionStep::policyCacheable, DecisionReason::siteNotCacheable);
    if (!rule.maxTemperature || hit.paramsJson.empty())
        return std::nullopt;
    const auto params = parseJson(hit.paramsJson, hit.source);
    const auto temperature = params ? jsonNumber(*params, "temperature") : std::nullopt;
    if (temperature && *temperature > *rule.maxTemperature)
        return refuse(DecisionStep::policyCacheable, DecisionReason::temperatureTooHigh);
    return std::nullopt;
}

/// A mismatch is stronger than a gap: it is named alone when there is one.
std::optional<PolicyDecision> checkFields(const Hit &hit, const std::vector<KeyField> &fields, DecisionStep step, DecisionReason missing,
                                          DecisionReason different)
{
    std::vector<KeyField> gaps;
    std::vector<KeyField> mismatches;
    for (const auto field : fields) {
        const auto proof = prove(hit, field);
        if (proof == Proof::missing)
            gaps.push_back(field);
        if (proof == Proof::different)
            mismatches.push_back(field);
    }
    if (!mismatches.empty())
        return refuse(step, different, std::move(mismatches));
    if (!gaps.empty())
        return refuse(step, missing, std::move(gaps));
    return std::nullopt;
}

/// The version fields the rule names; without any, those the log carries on either side.
std::vector<KeyField> versionsToCheck(const Hit &hit, const EffectiveRule &rule)
{
    std::vector<KeyField> named;
    std::vector<KeyField> logged;
    for (const auto field : versionFields()) {
        if (rule.hasKeyField(keyFieldName(field)))
            named.push_back(field);
        if (hit.fields.has(field) || hit.entry.fields.has(field))
            logged.push_back(field);
    }
    return named.empty() ? logged : named;
}

std::optional<PolicyDecision> checkFreshness(const Hit &hit, const EffectiveRule &rule)
{
    constexpr auto kStep = DecisionStep::ttlAndVersion;
    if (rule.ttlS) {
        const auto age = servedAgeS(hit);
        if (!age)
            return refuse(kStep, DecisionReason::ageUnknown);
        if (*age > double(*rule.ttlS))
            return refuse(kStep, DecisionReason::tooOld);
    }
    if (!rule.validUntilVersionChanges)
        return std::nullopt;
    const auto versions = versionsToCheck(hit, rule);
    if (versions.empty())
        return refuse(kStep, DecisionReason::versionUnknown);
    return checkFields(hit, versions, kStep, DecisionReason::versionUnknown, DecisionReason::versionChanged);
}

std::optional<PolicyDecision> checkMatch(const Hit &hit, const EffectiveRule &rule)
{
    constexpr auto kStep = DecisionStep::matchAndThreshold;
    const bool sameText = hit.match == MatchKind::unknown && !hit.query.empty() && hit.query == hit.cachedQuery;
    if (hit.match == MatchKind::exact || sameText)
        return std::nullopt;
    if (!rule.allowsSemantic())
        return refuse(kStep, hit.match == MatchKind::unknown ? DecisionReason::similarityUnknown : DecisionReason::semanticNotAllowed);
    if (!hit.similarity)
        return refuse(kStep, DecisionReason::similarityUnknown);
    if (rule.similarityThreshold && *hit.similarity < *rule.similarityThreshold)
        return refuse(kStep, DecisionReason::belowThreshold);
    return std::nullopt;
}

} // namespace

std::string_view decisionStepName(DecisionStep step)
{
    constexpr std::array<std::string_view, 6> kNames = {"caller_cacheable", "policy_cacheable",    "fields_proven",
                                                        "ttl_and_version",  "match_and_threshold", "serve"};
    return kNames[size_t(step)];
}

std::string_view decisionReasonName(DecisionReason reason)
{
    constexpr std::array<std::string_view, 13> kNames = {
        "",        "caller_bypassed", "site_not_cacheable", "temperature_too_high", "field_not_proven",     "field_mismatch",   "too_old",
        "age_unknown", "version_changed", "version_unknown",    "semantic_not_allowed", "below_threshold", "similarity_unknown"};
    return kNames[size_t(reason)];
}

PolicyDecision decideReuse(const Hit &hit, const EffectiveRule &rule)
{
    if (auto refused = checkCaller(hit))
        return *refused;
    if (auto refused = checkSite(hit, rule))
        return *refused;
    if (auto refused = checkFields(hit, requiredFields(rule), DecisionStep::fieldsProven, DecisionReason::fieldNotProven,
                                   DecisionReason::fieldMismatch))
        return *refused;
    if (auto refused = checkFreshness(hit, rule))
        return *refused;
    if (auto refused = checkMatch(hit, rule))
        return *refused;
    return {};
}

std::vector<KeyField> requiredFields(const EffectiveRule &rule)
{
    std::vector<KeyField> fields;
    const auto add = [&](std::optional<KeyField> field) {
        // Under a version rule the version is judged in its own step, so that the drawn flow names the right one.
        if (field && !contains(fields, *field) && !(rule.validUntilVersionChanges && contains(versionFields(), *field)))
            fields.push_back(*field);
    };
    for (const auto &name : rule.keyFields)
        add(keyFieldFromName(name));
    add(scopeField(rule.scope));
    return fields;
}

} // namespace cacheloupe
