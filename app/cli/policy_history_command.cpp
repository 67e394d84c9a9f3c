// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/policy_place.h"
#include "core/base/file.h"
#include "core/policy/policy_codec.h"
#include "core/policy/policy_diff.h"
#include "core/policy/policy_history.h"
#include "core/policy/policy_sentence.h"

#include <algorithm>

namespace cacheloupe {

namespace {

/// The target named, else the one that the workspace edits.
Result<std::string> namedTarget(CommandCall &call, PolicyPlace &place)
{
    if (!call.arguments.positional().empty())
        return call.arguments.positional().front();
    const auto setting = place.workspace()->setting(kPolicyPathSetting);
    if (!setting)
        return setting.error();
    if (!*setting)
        return Error{ErrorCode::notFound, ErrorReason::none, "a policy in " + place.workspace()->where(), {}};
    return **setting;
}

Result<std::vector<PolicyDocument>> historyOf(PolicyPlace &place, const KnownTarget &known)
{
    const auto live = readPublished(known.target);
    if (!live)
        return live.error();
    auto kept = live->exists ? readPublishedHistory(known.target) : Result<std::vector<PolicyDocument>>(std::vector<PolicyDocument>());
    if (!kept)
        return kept.error();
    std::vector<PolicyRevisionRecord> ours;
    if (place.workspace()) {
        auto rows = place.workspace()->revisions(policyTargetText(known.target));
        if (!rows)
            return rows.error();
        ours = std::move(*rows);
    }
    return policyHistory(ours, std::move(*kept), live->document);
}

ExitCode tellOrigin(CommandCall &call, const std::vector<PolicyDocument> &history)
{
    const auto site = call.arguments.value("--site");
    const auto field = policyFieldFromName(call.arguments.value("--why"));
    if (!field)
        return call.refuse("--why takes a member of a policy, for instance ttl_seconds.");
    const auto origin = fieldOrigin(history, site, *field);
    if (!origin || !origin->value) {
        call.say("Nothing is said of " + std::string(policyFieldName(*field)) + '.');
        return ExitCode::findings;
    }
    RecordWriter writer(call.out, call.format, {{"call_site", 24}, {"field", 20}, {"value", 16}, {"revision", 8, true}, {"published_at", 20}, {"published_by", 14}, {"note", 50}, {"evidence", 30}});
    writer.write({{"call_site", site}, {"field", policyFieldName(*field)}, {"value", std::visit([](const auto &v) { return Json(v); }, *origin->value)},
                  {"from_defaults", origin->fromDefaults}, {"revision", origin->revision}, {"may_be_older", origin->mayBeOlder},
                  {"published_at", origin->publishedAt}, {"published_by", origin->publishedBy}, {"note", origin->note}, {"evidence", origin->evidence}});
    writer.finish();
    return ExitCode::fine;
}

void writeRevisions(CommandCall &call, const std::vector<PolicyDocument> &history)
{
    RecordWriter writer(call.out, call.format, {{"revision", 8, true}, {"published_at", 24}, {"published_by", 16}, {"effect", 9}, {"changes", 7, true}, {"note", 70}});
    for (size_t i = 0; i < history.size(); ++i) {
        const PolicyDocument &document = history[i];
        Json record{{"revision", document.revision}, {"published_at", document.publishedAt}, {"published_by", document.publishedBy}, {"note", document.note}};
        // Without the one before it nobody can say what it changed.
        if (i + 1 < history.size()) {
            const auto changes = diffPolicies(history[i + 1], document);
            record["effect"] = policyChangeEffectName(strongestEffect(changes));
            record["changes"] = changes.size();
        }
        writer.write(record);
    }
    writer.finish();
}

ExitCode runPolicyHistory(CommandCall &call)
{
    if (call.arguments.positional().size() > 1 || (call.arguments.positional().empty() && !call.arguments.has("--workspace")))
        return call.refuse("Name one target, or a workspace with --workspace FILE.");
    auto read = PolicyPlace::read(call);
    if (const auto *code = std::get_if<ExitCode>(&read))
        return *code;
    auto &place = std::get<PolicyPlace>(read);
    const auto text = namedTarget(call, place);
    const auto known = text ? place.target(*text) : Result<KnownTarget>(text.error());
    const auto history = known ? historyOf(place, *known) : Result<std::vector<PolicyDocument>>(known.error());
    if (!history)
        return call.fail(history.error());
    if (history->empty()) {
        call.say("Nothing was published at " + *text + " yet.");
        return ExitCode::findings;
    }
    if (call.arguments.has("--why"))
        return tellOrigin(call, *history);
    writeRevisions(call, *history);
    return ExitCode::fine;
}

ExitCode runPolicyRollback(CommandCall &call)
{
    std::string problem;
    const auto wanted = call.arguments.count("--to-revision", problem);
    if (call.arguments.positional().size() != 1 || !wanted || !problem.empty())
        return call.refuse(problem.empty() ? "Name one target and the revision to bring back with --to-revision N." : problem);
    if (call.arguments.value("--note").empty())
        return call.refuse("Say why with --note NOTE; it stays with the revision.");
    auto read = PolicyPlace::read(call);
    if (const auto *code = std::get_if<ExitCode>(&read))
        return *code;
    auto &place = std::get<PolicyPlace>(read);
    const auto known = place.target(call.arguments.positional().front());
    const auto history = known ? historyOf(place, *known) : Result<std::vector<PolicyDocument>>(known.error());
    if (!history)
        return call.fail(history.error());
    const auto older = std::find_if(history->begin(), history->end(), [&](const auto &one) { return one.revision == std::int64_t(*wanted); });
    if (older == history->end())
        return call.fail({ErrorCode::notFound, ErrorReason::none, "revision " + std::to_string(*wanted) + " of " + policyTargetText(known->target), {}});
    auto gate = place.gate(*known);
    if (!gate)
        return call.fail(gate.error());
    const auto done = rollbackPolicy({known->target, *older, 0, {}, place.person(), call.arguments.value("--note"), systemNow(), std::move(*gate)});
    if (!done) {
        const auto code = call.fail(done.error());
        return done.error().reason == ErrorReason::revisionChanged || done.error().reason == ErrorReason::approvalMissing ? ExitCode::findings : code;
    }
    call.out << "Revision " << std::to_string(*wanted) << " is back as revision " << std::to_string(done->document.revision) << " at " << policyTargetText(known->target) << ".\n";
    if (auto recorded = place.record(known->target, *done); !recorded)
        return call.fail(recorded.error());
    return ExitCode::fine;
}

ExitCode runPolicyRules(CommandCall &call)
{
    if (call.arguments.positional().size() != 1)
        return call.refuse("Name one workspace.");
    auto workspace = Workspace::open(call.arguments.positional().front(), systemNow);
    if (!workspace)
        return call.fail(workspace.error());
    if (call.arguments.has("--set")) {
        const auto text = readWholeFile(call.arguments.value("--set"));
        const auto given = text ? parseApprovalRules(*text) : Result<std::vector<ApprovalRule>>(text.error());
        if (!given)
            return call.fail(given.error());
        if (auto set = setApprovalRules(*workspace, *given); !set)
            return call.fail(set.error());
    }
    const auto rules = approvalRules(*workspace);
    if (!rules)
        return call.fail(rules.error());
    RecordWriter writer(call.out, call.format, {{"environment", 14}, {"effect", 10}, {"risk", 16}, {"approvals", 9, true}});
    for (const ApprovalRule &rule : *rules)
        writer.write({{"environment", rule.environment ? Json(environmentName(*rule.environment)) : Json()},
                      {"effect", rule.effect ? Json(policyChangeEffectName(*rule.effect)) : Json()},
                      {"risk", rule.risk.empty() ? Json() : Json(rule.risk)},
                      {"approvals", rule.approvals}});
    writer.finish();
    return ExitCode::fine;
}

} // namespace

Command policyHistoryCommand()
{
    auto options = PolicyPlace::options();
    options.push_back({"--why", "FIELD", "tells which revision set this member, and why"});
    options.push_back({"--site", "CALL_SITE", "the call site that --why asks about; default: the defaults"});
    return {"policy history", "TARGET | --workspace FILE [--why FIELD --site CALL_SITE]", "Lists the revisions of a policy, newest first.", options, runPolicyHistory};
}

Command policyRollbackCommand()
{
    auto options = PolicyPlace::options();
    options.push_back({"--to-revision", "N", "the revision to bring back"});
    options.push_back({"--note", "NOTE", "why; it stays with the new revision"});
    return {"policy rollback", "TARGET --to-revision N --note NOTE [--workspace FILE]", "Publishes an older revision again, as a new one.", options, runPolicyRollback};
}

Command policyRulesCommand()
{
    return {"policy rules", "WORKSPACE [--set FILE]", "Shows or sets who must approve which change: JSON, a list of rules.",
            {{"--set", "FILE", "the new rules"}}, runPolicyRules};
}

} // namespace cacheloupe
