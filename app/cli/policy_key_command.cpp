// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "core/base/file.h"
#include "core/policy/lookup_plan.h"
#include "core/policy/lookup_request.h"
#include "core/policy/policy_codec.h"

#include <iostream>
#include <iterator>

namespace cacheloupe
{

namespace
{

Json keyFieldsJson(const KeyFields &fields)
{
    Json json = Json::object();
    for (const auto &[field, value] : fields.values())
        json[std::string(keyFieldName(field))] = value;
    return json;
}

/// The request of --request FILE, or of standard input.
Result<Json> readRequest(const std::string &file)
{
    const auto text = file == "-" ? Result<std::string>(std::string(std::istreambuf_iterator<char>(std::cin), {})) : readWholeFile(file);
    if (!text)
        return text.error();
    auto json = parseJson(*text, file == "-" ? "standard input" : file);
    if (json && !json->is_object())
        return Error{ErrorCode::schema, ErrorReason::wrongType, file == "-" ? "standard input" : file, "expected an object"};
    return json;
}

ExitCode runPolicyKey(CommandCall &call)
{
    const auto &words = call.arguments.positional();
    if (words.size() != 2 || !call.arguments.has("--request"))
        return call.refuse(
            "Name a policy file and a call site, and give the request with --request FILE, or - to read it from standard input.");
    const auto text = readWholeFile(words[0]);
    const auto policy = text ? parsePolicy(*text, words[0]) : Result<PolicyDocument>(text.error());
    if (!policy)
        return call.fail(policy.error());
    const auto request = readRequest(call.arguments.value("--request"));
    if (!request)
        return call.fail(request.error());
    const EffectiveRule rule = effectiveRule(*policy, words[1]);
    const LookupPlan plan = planLookup(lookupHit(*request), rule);
    RecordWriter writer(call.out, call.format, {{"cacheable", 9}, {"reason", 20}, {"missing", 30}, {"key", 64}, {"key_fields", 60}});
    writer.write({{"cacheable", plan.isCacheable()}, {"step", decisionStepName(plan.decision.step)},
        {"reason", decisionReasonName(plan.decision.reason)}, {"missing", plan.missing}, {"key", plan.key}, {"partition", plan.partition},
        {"key_fields", keyFieldsJson(plan.keyFields)}, {"entry_fields", keyFieldsJson(plan.entryFields)}, {"key_epoch", rule.keyEpoch},
        {"revision", policy->revision}});
    writer.finish();
    if (!rule.listed)
        call.say(words[1] + " is not listed in this policy; the defaults hold for it.");
    return plan.isCacheable() ? ExitCode::fine : ExitCode::findings;
}

} // namespace

Command policyKeyCommand()
{
    return {"policy key", "FILE CALL_SITE --request FILE|-",
        "Says under which key a request would be looked up; exit code 1 when it may not be.",
        {{"--request", "FILE", "the request as JSON (query, messages, model, provider, params, session, fields), - for standard input"}},
        runPolicyKey};
}

} // namespace cacheloupe
