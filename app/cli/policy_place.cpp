// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/policy_place.h"

#include "app/cli/review_input.h"
#include "app/cli/store_connection.h"

namespace cacheloupe {

std::vector<OptionSpec> PolicyPlace::options()
{
    std::vector<OptionSpec> options = {
        {"--workspace", "FILE", "the workspace that keeps approvals, rules and revisions"},
        {"--by", "NAME", "who does it; default: the user's name"},
        {"--environment", "NAME", "development, staging or production: which approval rules hold"},
    };
    const auto &connection = storeConnectionOptions();
    options.insert(options.end(), connection.begin(), connection.end());
    return options;
}

std::variant<PolicyPlace, ExitCode> PolicyPlace::read(CommandCall &call)
{
    PolicyPlace place(call);
    place.m_person = call.arguments.has("--by") ? call.arguments.value("--by") : reviewerHere();
    if (call.arguments.has("--environment")) {
        place.m_environment = environmentFromName(call.arguments.value("--environment"));
        if (!place.m_environment)
            return call.refuse("--environment takes development, staging or production.");
    }
    if (!call.arguments.has("--workspace"))
        return place;
    auto workspace = Workspace::open(call.arguments.value("--workspace"), systemNow);
    if (!workspace)
        return call.fail(workspace.error());
    workspace->setActor(place.m_person);
    place.m_workspace.emplace(std::move(*workspace));
    return place;
}

Result<KnownTarget> PolicyPlace::target(const std::string &text)
{
    auto known = Result<KnownTarget>(KnownTarget{});
    if (m_workspace) {
        known = knownTarget(*m_workspace, text);
    } else {
        auto target = parsePolicyTarget(text);
        if (!target)
            return target.error();
        known->environment = target->likelyEnvironment();
        known->target = std::move(*target);
    }
    if (!known)
        return known.error();
    if (m_environment)
        known->environment = *m_environment;
    Connection &connection = known->target.connection;
    if (m_call->arguments.has("--password-ref")) {
        auto reference = SecretRef::parse(m_call->arguments.value("--password-ref"));
        if (!reference)
            return reference.error();
        connection.password = std::move(*reference);
    }
    for (const auto &[name, into] : {std::pair{"--ca-file", &connection.caFile}, {"--cert-file", &connection.certificateFile}, {"--key-file", &connection.keyFile}})
        if (m_call->arguments.has(name))
            *into = m_call->arguments.value(name);
    return known;
}

Result<ApprovalGate> PolicyPlace::gate(const KnownTarget &known)
{
    auto gate = m_workspace ? approvalGate(*m_workspace, known) : Result<ApprovalGate>(ApprovalGate{});
    if (!gate)
        return gate;
    gate->environment = known.environment;
    gate->ownKey = ownPublicKey();
    return gate;
}

Status PolicyPlace::record(const PolicyTarget &target, const PublishedPolicy &published)
{
    return m_workspace ? recordPublication(*m_workspace, target, published) : Status();
}

Result<PublishedPolicy> policyAt(PolicyPlace &place, const std::string &text)
{
    const auto known = place.target(text);
    if (!known)
        return known.error();
    auto published = readPublished(known->target);
    if (published && !published->exists)
        return Error{known->target.kind == PolicyTarget::Kind::file ? ErrorCode::io : ErrorCode::notFound,
                     known->target.kind == PolicyTarget::Kind::file ? ErrorReason::fileMissing : ErrorReason::none, policyTargetText(known->target), {}};
    return published;
}

} // namespace cacheloupe
