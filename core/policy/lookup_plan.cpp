// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/lookup_plan.h"

#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "core/policy/canonical_json.h"
#include "core/policy/policy_vocabulary.h"

#include <algorithm>

namespace cacheloupe
{

namespace
{

constexpr std::string_view kKeySchema = "cacheloupe.key/1";

bool hasField(const std::vector<KeyField> &fields, KeyField field)
{
    return std::find(fields.begin(), fields.end(), field) != fields.end();
}

/// All that the request says of itself.
KeyFields provenBy(const Hit &request)
{
    KeyFields fields = request.fields;
    if (!fields.has(KeyField::routeModel) && !request.model.empty())
        fields.set(KeyField::routeModel, request.model);
    if (!fields.has(KeyField::routeProvider) && !request.provider.empty())
        fields.set(KeyField::routeProvider, request.provider);
    return fields;
}

/// Judged on the best entry there could be: what refuses it refuses all.
PolicyDecision bestDecision(Hit hit, const EffectiveRule &rule, const KeyFields &proven)
{
    hit.match = MatchKind::exact;
    hit.entry = {};
    hit.entry.ageS = 0;
    hit.entry.fields = proven;
    for (const auto field : entryFacts())
        hit.entry.fields.set(field, {});
    return decideReuse(hit, rule);
}

/// What an exact key holds of the question.
Json askedParts(const Hit &request, const EffectiveRule &rule)
{
    Json parts = Json::object();
    if (rule.match == "semantic")
        return parts;
    if (const auto query = normalisedQuery(request.query); !query.empty())
        parts["query"] = query;
    const auto messages = parseJson(request.messagesJson, request.source);
    if (messages && messages->is_array() && !messages->empty())
        parts["messages"] = *messages;
    return parts;
}

bool isAskedByArguments(const EffectiveRule &rule, const std::vector<KeyField> &required)
{
    return rule.layer == "tool_result" && hasField(required, KeyField::toolArgsHash);
}

/// Adds what must not be missing from a key although it is no key field: without it the key would be the same for every
/// question, or for every conversation.
void refuseWithout(LookupPlan &plan, const std::vector<std::string> &lacks)
{
    if (lacks.empty() || plan.decision.step < DecisionStep::fieldsProven)
        return;
    if (plan.decision.step != DecisionStep::fieldsProven)
        plan.decision = {DecisionStep::fieldsProven, DecisionReason::fieldNotProven, {}};
    for (const auto field : plan.decision.fields)
        plan.missing.emplace_back(keyFieldName(field));
    plan.missing.insert(plan.missing.end(), lacks.begin(), lacks.end());
}

} // namespace

LookupPlan planLookup(const Hit &request, const EffectiveRule &rule)
{
    LookupPlan plan;
    plan.entryFields = provenBy(request);
    plan.decision = bestDecision(request, rule, plan.entryFields);
    const auto required = requiredFields(rule);
    Json fields = Json::object();
    for (const auto field : required) {
        const auto *value = plan.entryFields.find(field);
        if (!value || hasField(entryFacts(), field))
            continue;
        plan.keyFields.set(field, *value);
        fields[std::string(keyFieldName(field))] = *value;
    }
    const Json asked = askedParts(request, rule);
    std::vector<std::string> lacks;
    if (rule.match != "semantic" && asked.empty() && !isAskedByArguments(rule, required))
        lacks.emplace_back("query");
    const bool isPerSession = rule.scope == "session";
    if (isPerSession && request.session.empty())
        lacks.emplace_back("session");
    refuseWithout(plan, lacks);
    if (!plan.isCacheable()) {
        if (plan.missing.empty())
            for (const auto field : plan.decision.fields)
                plan.missing.emplace_back(keyFieldName(field));
        return plan;
    }
    Json parts
        = {{"schema", kKeySchema}, {"call_site", rule.callSite}, {"layer", rule.layer}, {"key_epoch", rule.keyEpoch}, {"fields", fields}};
    if (isPerSession)
        parts["session"] = request.session;
    plan.partition = sha256Hex(canonicalJson(parts));
    parts.update(asked);
    plan.key = sha256Hex(canonicalJson(parts));
    return plan;
}

std::string normalisedQuery(std::string_view query)
{
    std::string text;
    for (const char c : toValidUtf8(query)) {
        if (c == '\n' && text.ends_with('\r'))
            text.back() = '\n';
        else
            text += c;
    }
    std::replace(text.begin(), text.end(), '\r', '\n');
    return std::string(trimmed(text));
}

} // namespace cacheloupe
