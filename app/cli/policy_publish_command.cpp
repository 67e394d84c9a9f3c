// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/error_line.h"
#include "app/cli/interrupt.h"
#include "app/cli/policy_place.h"

namespace cacheloupe {

namespace {

std::string revisionLine(const std::string &where, const PolicyDocument &document)
{
    return "Revision " + std::to_string(document.revision) + " is published at " + where + '.';
}

Json publicationJson(const std::string &target, const PolicyDocument &document)
{
    return {{"target", target}, {"revision", document.revision}, {"published_at", document.publishedAt}, {"published_by", document.publishedBy}, {"note", document.note}};
}

void tell(CommandCall &call, const std::string &target, const PolicyDocument &document)
{
    if (call.format == RecordFormat::table) {
        call.out << revisionLine(target, document) << "\n";
        return;
    }
    RecordWriter writer(call.out, call.format, {{"target"}, {"revision"}, {"published_at"}, {"published_by"}, {"note"}});
    writer.write(publicationJson(target, document));
    writer.finish();
}

/// A conflict or a missing approval is what a script asked to hear about; anything else could not be done.
ExitCode refusedOr(CommandCall &call, const Error &error)
{
    const auto code = call.fail(error);
    const bool isAnswer = error.reason == ErrorReason::revisionChanged || error.reason == ErrorReason::approvalMissing || error.reason == ErrorReason::approvalInvalid;
    return isAnswer ? ExitCode::findings : code;
}

/// What stands at the target must be what the file began from: its own revision, unless one is named.
void setBase(CommandCall &call, PublishRequest &request, const PublishedPolicy &live, std::optional<size_t> named)
{
    request.baseRevision = named ? std::int64_t(*named) : live.exists ? request.document.revision : 0;
    request.baseHash = request.baseRevision == live.document.revision ? live.hash : std::string();
    if (request.baseRevision != live.document.revision && !named)
        call.say("The file says revision " + std::to_string(request.document.revision) + ", there stands revision " + std::to_string(live.document.revision)
                 + "; if the file was made from that one, say --base-revision " + std::to_string(live.document.revision) + '.');
}

ExitCode approve(CommandCall &call, PolicyPlace &place, const PublishRequest &request)
{
    if (!place.workspace())
        return call.refuse("An approval is kept in a workspace: give --workspace FILE.");
    const auto key = ownSigningKey();
    if (!key)
        return call.fail(key.error());
    const auto given = approveDraft(*place.workspace(), request.target, request.document, request.baseHash, place.person(), request.note, *key, systemNow());
    if (!given)
        return refusedOr(call, given.error());
    call.say(place.person() + " approves this policy over revision " + std::to_string(request.baseRevision) + " of " + policyTargetText(request.target) + '.');
    return ExitCode::fine;
}

ExitCode publish(CommandCall &call, PolicyPlace &place, PublishRequest request, const KnownTarget &known, std::stop_token stop)
{
    if (request.note.empty())
        return call.refuse("Say why with --note NOTE; it stays with the revision.");
    auto gate = place.gate(known);
    if (!gate)
        return call.fail(gate.error());
    request.gate = std::move(*gate);
    const auto published = publishPolicy(request, {}, stop);
    if (!published)
        return refusedOr(call, published.error());
    tell(call, policyTargetText(known.target), published->document);
    if (auto recorded = place.record(known.target, *published); !recorded)
        return call.fail(recorded.error());
    return ExitCode::fine;
}

ExitCode publishDue(CommandCall &call, std::stop_token stop)
{
    auto workspace = Workspace::open(call.arguments.value("--due"), systemNow);
    if (!workspace)
        return call.fail(workspace.error());
    const auto pending = workspace->pendingPublications();
    if (!pending)
        return call.fail(pending.error());
    const auto due = duePublications(*pending, systemNow());
    bool isRefused = false;
    for (const PendingPublication &one : due) {
        workspace->setActor(one.author);
        const auto published = carryOut(*workspace, one, systemNow(), {}, stop);
        if (published)
            tell(call, one.target, published->document);
        else if (refusedOr(call, published.error()) == ExitCode::findings)
            isRefused = true;
        else
            return ExitCode::unreadable;
    }
    if (due.empty())
        call.say("Nothing is due; " + std::to_string(pending->size()) + " wait.");
    return isRefused ? ExitCode::findings : ExitCode::fine;
}

ExitCode runPolicyPublish(CommandCall &call)
{
    const Interrupt interrupt;
    if (call.arguments.has("--due"))
        return call.arguments.positional().empty() ? publishDue(call, interrupt.token()) : call.refuse("--due publishes what the workspace keeps; name no file.");
    if (call.arguments.positional().size() != 1 || !call.arguments.has("--to"))
        return call.refuse("Name one policy file and where it goes with --to TARGET.");
    std::string problem;
    const auto base = call.arguments.count("--base-revision", problem);
    if (!problem.empty())
        return call.refuse(problem);
    auto read = PolicyPlace::read(call);
    if (const auto *code = std::get_if<ExitCode>(&read))
        return *code;
    auto &place = std::get<PolicyPlace>(read);
    const auto known = place.target(call.arguments.value("--to"));
    if (!known)
        return call.fail(known.error());
    auto file = policyAt(place, call.arguments.positional().front());
    if (!file)
        return call.fail(file.error());
    const auto live = readPublished(known->target, {}, interrupt.token());
    if (!live)
        return call.fail(live.error());
    PublishRequest request{known->target, std::move(file->document), 0, {}, place.person(), call.arguments.value("--note"), systemNow()};
    setBase(call, request, *live, base);
    return call.arguments.has("--approve") ? approve(call, place, request) : publish(call, place, std::move(request), *known, interrupt.token());
}

} // namespace

Command policyPublishCommand()
{
    auto options = PolicyPlace::options();
    for (const OptionSpec &option : {OptionSpec{"--to", "TARGET", "a path, redis://HOST/DB#KEY or sqlite:PATH#TABLE"},
                                     OptionSpec{"--note", "NOTE", "why; it stays with the revision"},
                                     OptionSpec{"--base-revision", "N", "the revision the file was made from; default: what the file says"},
                                     OptionSpec{"--approve", "", "do not publish: sign that this may be published"},
                                     OptionSpec{"--due", "WORKSPACE", "publish what was planned there and is due, for cron"}})
        options.push_back(option);
    return {"policy publish", "FILE --to TARGET --note NOTE [--workspace FILE] [--approve] | --due WORKSPACE",
            "Publishes a policy where applications read it, if nobody else did meanwhile; exit code 1 on conflict or missing approval.", options,
            runPolicyPublish};
}

} // namespace cacheloupe
