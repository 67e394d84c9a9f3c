// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/lint_site.h"

namespace cacheloupe {

namespace {

void checkScope(LintSite &site)
{
    if (site.rule.scope.empty()) {
        site.report("scope-unset", PolicyField::scope, {}, {site.edit(PolicyField::scope, PolicyValue(std::string("tenant")))});
        return;
    }
    const auto field = scopeField(site.rule.scope);
    if (!field || site.hasAnyKeyField({*field}))
        return;
    site.report("scope-not-in-key", PolicyField::keyFields, {{"scope", site.rule.scope}, {"field", std::string(keyFieldName(*field))}},
                {site.addToKey({*field})});
}

} // namespace

void lintKey(LintSite &site)
{
    checkScope(site);
    if (!site.hasAnyKeyField({KeyField::promptTemplateHash, KeyField::promptSystemVersion}) && site.finalResponse())
        site.report("prompt-version-missing", PolicyField::keyFields, {}, {site.addToKey({KeyField::promptSystemVersion})});
    if (!site.hasAnyKeyField({KeyField::routeModel, KeyField::routePolicy}) && site.finalResponse())
        site.report("model-missing", PolicyField::keyFields, {}, {site.addToKey({KeyField::routeModel})});
    if (site.rule.layer == "tool_result" && !site.hasAnyKeyField({KeyField::toolExecutionPath, KeyField::toolSide}))
        site.report("tool-path-missing", PolicyField::keyFields, {},
                    {site.addToKey({KeyField::toolName, KeyField::toolArgsHash, KeyField::toolExecutionPath})});
    if (site.rule.allowsSemantic() && site.finalResponse() && !site.hasAnyKeyField({KeyField::outputLocale}))
        site.report("locale-missing", PolicyField::keyFields, {}, {site.addToKey({KeyField::outputLocale})});
}

void lintRisk(LintSite &site)
{
    const auto closed = site.edit(PolicyField::cacheable, PolicyValue(false));
    const auto tenantScope = site.edit(PolicyField::scope, PolicyValue(std::string("tenant")));
    if (site.finalResponse() && site.rule.hasRisk("advice"))
        site.report("advice-final-response", PolicyField::layer, {},
                    {site.edit(PolicyField::layer, PolicyValue(std::string("retrieved_passages")))});
    if (const auto tags = site.tags(&RiskTag::regenerate); site.finalResponse() && !tags.empty() && tags != "advice")
        site.report("risk-cacheable", PolicyField::cacheable, {{"tags", tags}}, {closed});
    if (const auto tags = site.tags(&RiskTag::access);
        !tags.empty() && !site.hasAnyKeyField({KeyField::accessTenant, KeyField::accessSubject, KeyField::accessRole}))
        site.report("access-unproven", PolicyField::keyFields, {{"tags", tags}}, {site.addToKey({KeyField::accessTenant}), tenantScope});
    if (const auto tags = site.tags(&RiskTag::interactive); !tags.empty() && site.rule.lane == "batch")
        site.report("batch-interactive", PolicyField::lane, {{"tags", tags}}, {site.edit(PolicyField::lane, PolicyValue(std::string("sync")))});
    const bool ownUser = site.rule.scope == "user" || site.rule.scope == "session";
    if (site.rule.freshnessClass == "user_specific" && !ownUser)
        site.report("user-specific-shared", PolicyField::scope, {{"scope", site.rule.scope.empty() ? "none" : site.rule.scope}},
                    {site.edit(PolicyField::scope, PolicyValue(std::string("user"))), site.addToKey({KeyField::accessSubject})});
}

} // namespace cacheloupe
