// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/lint_site.h"
#include "core/policy/policy_diff.h"
#include "core/policy/policy_presets.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr std::int64_t kDefaultTtlS = 86400; // S1.16, "default"

std::int64_t suggestedTtlS(const LintSite &site)
{
    const auto *band = findTtlBand(site.rule.freshnessClass);
    return band ? band->suggestedS : kDefaultTtlS;
}

void checkLifetime(LintSite &site)
{
    if (site.rule.ttlS && *site.rule.ttlS <= 0) {
        site.report("ttl-zero", PolicyField::ttlS, {{"ttl_s", std::to_string(*site.rule.ttlS)}},
                    {site.edit(PolicyField::cacheable, PolicyValue(false))});
        return;
    }
    if (site.rule.ttlS || site.rule.validUntilVersionChanges)
        return;
    const auto fix = site.edit(PolicyField::ttlS, PolicyValue(suggestedTtlS(site)));
    if (site.finalResponse())
        site.report("ttl-missing", PolicyField::ttlS, {}, {fix});
    else
        site.report("layer-without-freshness", PolicyField::ttlS, {{"layer", site.rule.layer}}, {fix});
}

void checkClassBand(LintSite &site)
{
    const auto *band = findTtlBand(site.rule.freshnessClass);
    if (!band || !site.rule.ttlS || *site.rule.ttlS <= 0 || !site.rule.reason.empty())
        return;
    const auto report = [&](const char *rule, std::int64_t limitS) {
        site.report(rule, PolicyField::ttlS,
                    {{"ttl_s", std::to_string(*site.rule.ttlS)},
                     {"min_s", std::to_string(band->minS)},
                     {"max_s", std::to_string(band->maxS)},
                     {"class", site.rule.freshnessClass}},
                    {site.edit(PolicyField::ttlS, PolicyValue(limitS))});
    };
    if (*site.rule.ttlS > band->maxS)
        report("ttl-above-class", band->maxS);
    else if (*site.rule.ttlS < band->minS)
        report("ttl-below-class", band->minS);
}

bool onlyLifetimeChanged(const LintSite &site)
{
    bool lifetime = false;
    for (const auto &change : diffPolicies(*site.input.base, site.input.document)) {
        const bool concerns = change.callSite == site.callSite || change.callSite.empty();
        if (concerns && change.field == PolicyField::ttlS)
            lifetime = true;
        else if (change.callSite == site.callSite && change.effect == PolicyChangeEffect::tightens)
            return false;
    }
    return lifetime && site.before->ttlS != site.rule.ttlS;
}

void checkPermissionFix(LintSite &site)
{
    const bool permissions = site.rule.hasRisk("permissions") || site.rule.hasRisk("account");
    if (!permissions || !site.before || !onlyLifetimeChanged(site) || site.hasAnyKeyField({KeyField::accessPolicyVersion}))
        return;
    site.report("ttl-is-no-permission-fix", PolicyField::ttlS, {},
                {site.addToKey({KeyField::accessPolicyVersion, KeyField::freshnessInvalidationEvent})});
}

void checkVersions(LintSite &site)
{
    const bool purge = site.hasAnyKeyField({KeyField::freshnessInvalidationEvent});
    if (site.rule.validUntilVersionChanges && !site.hasVersionField())
        site.report("version-field-missing", PolicyField::keyFields, {}, {site.addToKey({KeyField::freshnessSourceRevision})});
    else if (!site.hasVersionField() && site.finalResponse())
        site.report("source-version-missing", PolicyField::keyFields, {}, {site.addToKey({KeyField::freshnessSourceRevision})});
    if (site.rule.hasRisk("prices") && !site.hasVersionField())
        site.report("prices-without-version", PolicyField::keyFields, {}, {site.addToKey({KeyField::freshnessSourceRevision})});

    std::string missing;
    const auto lacks = [&](bool there, std::string_view name) {
        if (!there)
            missing += (missing.empty() ? "" : ", ") + std::string(name);
    };
    lacks(site.rule.ttlS.has_value(), "ttl_seconds");
    lacks(site.hasVersionField(), "freshness.source_revision");
    lacks(purge, "freshness.invalidation_event");
    if (!missing.empty())
        site.report("freshness-incomplete", std::nullopt, {{"missing", missing}});
}

} // namespace

void lintFreshness(LintSite &site)
{
    checkLifetime(site);
    checkClassBand(site);
    checkPermissionFix(site);
    checkVersions(site);
}

} // namespace cacheloupe
