// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/lint_site.h"

#include <algorithm>
#include <cmath>

namespace cacheloupe {

namespace {

constexpr double kNotableShare = 0.01;
constexpr std::uint64_t kManyKeys = 200;
constexpr std::uint64_t kKeysPerHit = 10;

void checkLoggedFields(LintSite &site, const CallSiteFacts &facts)
{
    for (const auto &name : site.rule.keyFields) {
        const auto field = keyFieldFromName(name);
        const auto share = field ? facts.missingShare[size_t(*field)] : std::nullopt;
        if (share && *share >= kNotableShare)
            site.report("field-not-logged", PolicyField::keyFields, {{"field", name}, {"percent", std::to_string(std::lround(*share * 100))}});
    }
}

void checkReaders(LintSite &site, const CallSiteFacts &facts)
{
    if (facts.tenantCount.value_or(0) > 1 && !site.hasAnyKeyField({KeyField::accessTenant, KeyField::accessSubject}) && site.rule.scope != "none")
        site.report("tenants-share", PolicyField::keyFields, {{"count", std::to_string(*facts.tenantCount)}},
                    {site.addToKey({KeyField::accessTenant}), site.edit(PolicyField::scope, PolicyValue(std::string("tenant")))});
    if (facts.roleCount.value_or(0) > 1 && !site.tags(&RiskTag::access).empty()
        && !site.hasAnyKeyField({KeyField::accessRole, KeyField::accessSubject, KeyField::accessEntitlement}))
        site.report("roles-share", PolicyField::keyFields, {{"count", std::to_string(*facts.roleCount)}}, {site.addToKey({KeyField::accessRole})});
}

void checkVerdicts(LintSite &site, const CallSiteFacts &facts)
{
    const auto closed = site.edit(PolicyField::cacheable, PolicyValue(false));
    if (facts.leakCount > 0)
        site.report("leaks-flagged", PolicyField::cacheable, {{"count", std::to_string(facts.leakCount)}}, {closed});
    if (facts.wrongCount > facts.leakCount)
        site.report("wrong-flagged", PolicyField::cacheable,
                    {{"wrong", std::to_string(facts.wrongCount)}, {"reviewed", std::to_string(facts.reviewedCount)}});
}

void checkServed(LintSite &site, const CallSiteFacts &facts)
{
    const double allowed = site.rule.maxTemperature.value_or(0);
    if (facts.maxTemperature && *facts.maxTemperature > allowed)
        site.report("temperature-seen", PolicyField::maxTemperature, {{"seen", numberText(*facts.maxTemperature)}, {"allowed", numberText(allowed)}});
    if (facts.oldestServedAgeS && site.rule.ttlS && *facts.oldestServedAgeS > double(*site.rule.ttlS))
        site.report("served-too-old", PolicyField::ttlS,
                    {{"age_s", std::to_string(std::llround(*facts.oldestServedAgeS))}, {"ttl_s", std::to_string(*site.rule.ttlS)}});
    if (facts.minServedSimilarity && site.rule.allowsSemantic() && site.rule.similarityThreshold
        && *facts.minServedSimilarity < *site.rule.similarityThreshold)
        site.report("served-below-threshold", PolicyField::similarityThreshold,
                    {{"seen", numberText(*facts.minServedSimilarity)}, {"threshold", numberText(*site.rule.similarityThreshold)}});
    if (facts.keyCount.value_or(0) >= kManyKeys && *facts.keyCount > facts.hitCount * kKeysPerHit)
        site.report("key-too-narrow", PolicyField::layer, {{"keys", std::to_string(*facts.keyCount)}, {"hits", std::to_string(facts.hitCount)}});
}

} // namespace

void lintAgainstLog(LintSite &site)
{
    if (!site.facts)
        return;
    if (!site.rule.cacheable) {
        if (site.facts->hitCount > 0)
            site.report("served-though-closed", PolicyField::cacheable, {{"count", std::to_string(site.facts->hitCount)}});
        return;
    }
    checkLoggedFields(site, *site.facts);
    checkReaders(site, *site.facts);
    checkVerdicts(site, *site.facts);
    checkServed(site, *site.facts);
}

} // namespace cacheloupe
