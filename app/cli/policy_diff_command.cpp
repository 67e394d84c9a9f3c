// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/policy_place.h"
#include "core/policy/policy_codec.h"
#include "core/policy/policy_diff.h"
#include "core/policy/policy_sentence.h"

namespace cacheloupe {

namespace {

Json jsonValue(const std::optional<PolicyValue> &value)
{
    if (!value)
        return Json();
    return std::visit([](const auto &v) { return Json(v); }, *value);
}

/// The sentence of each call site whose words changed, before and after.
void printSentences(CommandCall &call, const PolicyDocument &before, const PolicyDocument &after)
{
    for (const auto &[callSite, effect] : effectBySite(before, after)) {
        if (callSite.empty())
            continue;
        const auto was = explainRule(effectiveRule(before, callSite));
        const auto is = explainRule(effectiveRule(after, callSite));
        if (was != is)
            call.out << "\n" << callSite << " (" << policyChangeEffectName(effect) << ")\n  before: " << was << "\n  after:  " << is << "\n";
    }
}

ExitCode runPolicyDiff(CommandCall &call)
{
    const auto &words = call.arguments.positional();
    if (words.size() != 2)
        return call.refuse("Name two policies, the older one first.");
    auto read = PolicyPlace::read(call);
    if (const auto *code = std::get_if<ExitCode>(&read))
        return *code;
    auto &place = std::get<PolicyPlace>(read);
    const auto before = policyAt(place, words[0]);
    if (!before)
        return call.fail(before.error());
    const auto after = policyAt(place, words[1]);
    if (!after)
        return call.fail(after.error());
    const auto changes = diffPolicies(before->document, after->document);
    RecordWriter writer(call.out, call.format, {{"call_site", 28}, {"field", 28}, {"old", 24}, {"new", 24}, {"effect", 9}});
    for (const PolicyFieldChange &change : changes) {
        Json record{{"call_site", change.callSite}, {"field", policyFieldName(change.field)}, {"old", jsonValue(change.oldValue)},
                    {"new", jsonValue(change.newValue)}, {"effect", policyChangeEffectName(change.effect)}};
        if (!change.callSite.empty()) {
            record["before"] = explainRule(effectiveRule(before->document, change.callSite));
            record["after"] = explainRule(effectiveRule(after->document, change.callSite));
        }
        writer.write(record);
    }
    const bool asTable = call.format == RecordFormat::table;
    if (!changes.empty() || !asTable)
        writer.finish();
    else
        call.say("No rule differs.");
    if (asTable)
        printSentences(call, before->document, after->document);
    return changes.empty() ? ExitCode::fine : ExitCode::findings;
}

} // namespace

Command policyDiffCommand()
{
    return {"policy diff", "OLD NEW", "Tells what differs between two policies, in fields, in words and in effect; exit code 1 when something does.",
            PolicyPlace::options(), runPolicyDiff};
}

} // namespace cacheloupe
