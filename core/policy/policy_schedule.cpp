// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_schedule.h"

#include "core/driver/json.h"
#include "core/policy/policy_codec.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr std::string_view kRulesSetting = "policy.approval_rules";

std::string targetSetting(std::string_view text)
{
    return "policy.target:" + std::string(text);
}

void recall(const Json &json, KnownTarget &into)
{
    Connection &connection = into.target.connection;
    if (const auto reference = SecretRef::parse(jsonText(json, "login_from").value_or("")))
        connection.password = *reference;
    connection.caFile = jsonText(json, "ca_file").value_or("");
    connection.certificateFile = jsonText(json, "certificate_file").value_or("");
    connection.keyFile = jsonText(json, "key_file").value_or("");
    into.environment = environmentFromName(jsonText(json, "environment").value_or("")).value_or(into.environment);
}

/// The same content, whatever its number, day and note.
bool saysTheSame(PolicyDocument one, const PolicyDocument &other)
{
    one.revision = other.revision;
    one.publishedAt = other.publishedAt;
    one.publishedBy = other.publishedBy;
    one.note = other.note;
    return one == other;
}

PublishRequest requestFor(const PendingPublication &pending, const PolicyTarget &target, PolicyDocument document, Instant now)
{
    return {target, std::move(document), pending.baseRevision, pending.baseHash, pending.author, pending.note, now};
}

/// What is noted behind a publication: the revision, that it no longer waits, and when it is taken back.
Status noteCarriedOut(Workspace &workspace, const PendingPublication &pending, const PolicyTarget &target, const PublishedPolicy &before,
                      const PublishedPolicy &after)
{
    if (auto kept = keepBase(workspace, policyTargetText(target), before); !kept)
        return kept;
    if (auto recorded = recordPublication(workspace, target, after); !recorded)
        return recorded;
    if (pending.revertAt)
        if (auto planned = planTakingBack(workspace, target, before, after, *pending.revertAt); !planned)
            return planned;
    return workspace.closePublication(pending.id, "published");
}

/// What stood there before a publication that was not noted: the base, when the workspace or the target still knows it.
PublishedPolicy baseOf(Workspace &workspace, const PendingPublication &pending)
{
    PublishedPolicy base;
    base.hash = pending.baseHash;
    const auto rows = workspace.revisions(pending.target);
    for (const auto &row : rows ? *rows : std::vector<PolicyRevisionRecord>())
        if (row.revision == pending.baseRevision)
            if (auto document = parsePolicy(row.documentJson, row.target))
                base.document = std::move(*document);
    return base;
}

} // namespace

Result<KnownTarget> knownTarget(Workspace &workspace, std::string_view text)
{
    auto target = parsePolicyTarget(text);
    if (!target)
        return target.error();
    KnownTarget known{std::move(*target), Environment::production};
    known.environment = known.target.likelyEnvironment();
    const auto setting = workspace.setting(targetSetting(policyTargetText(known.target)));
    if (!setting)
        return setting.error();
    const auto json = *setting ? parseJson(**setting, "policy target") : Result<Json>(Json());
    if (json && json->is_object())
        recall(*json, known);
    return known;
}

Result<std::optional<KnownTarget>> editedTarget(Workspace &workspace)
{
    using Found = Result<std::optional<KnownTarget>>;
    const auto text = workspace.setting(kPolicyPathSetting);
    if (!text || !*text || (*text)->empty())
        return text ? Found(std::nullopt) : Found(text.error());
    auto known = knownTarget(workspace, **text);
    return known ? Found(std::move(*known)) : Found(known.error());
}

Status rememberTarget(Workspace &workspace, const KnownTarget &known)
{
    const Connection &connection = known.target.connection;
    Json json = {{"environment", environmentName(known.environment)}};
    if (connection.password.scheme != SecretRef::Scheme::none)
        json["login_from"] = connection.password.toString();
    for (const auto &[name, value] : {std::pair{"ca_file", &connection.caFile}, {"certificate_file", &connection.certificateFile}, {"key_file", &connection.keyFile}})
        if (!value->empty())
            json[name] = *value;
    return workspace.setSetting(targetSetting(policyTargetText(known.target)), dumpJson(json));
}

Result<std::vector<ApprovalRule>> approvalRules(Workspace &workspace)
{
    const auto setting = workspace.setting(kRulesSetting);
    if (!setting)
        return setting.error();
    return *setting ? parseApprovalRules(**setting) : Result<std::vector<ApprovalRule>>(defaultApprovalRules());
}

Status setApprovalRules(Workspace &workspace, const std::vector<ApprovalRule> &rules)
{
    return workspace.setSetting(kRulesSetting, approvalRulesText(rules));
}

Result<ApprovalGate> approvalGate(Workspace &workspace, const KnownTarget &known)
{
    auto rules = approvalRules(workspace);
    if (!rules)
        return rules.error();
    auto approvals = workspace.approvals(policyTargetText(known.target));
    if (!approvals)
        return approvals.error();
    return ApprovalGate{std::move(*rules), known.environment, std::move(*approvals), {}};
}

Result<PolicyApproval> approveDraft(Workspace &workspace, const PolicyTarget &target, const PolicyDocument &draft, const std::string &baseHash,
                                    const std::string &approver, const std::string &note, const Secret &signingKey, Instant at)
{
    PolicyApproval approval;
    approval.target = policyTargetText(target);
    approval.baseHash = baseHash;
    approval.documentHash = policyDigest(draft);
    approval.approver = approver;
    approval.note = note;
    approval.at = at;
    auto ready = signedApproval(std::move(approval), signingKey);
    return ready ? workspace.addApproval(std::move(*ready)) : ready;
}

Status keepBase(Workspace &workspace, const std::string &target, const PublishedPolicy &base)
{
    const auto known = workspace.revisions(target);
    if (!known)
        return known.error();
    const auto &document = base.document;
    const bool isKnown = std::any_of(known->begin(), known->end(), [&](const auto &one) { return one.revision == document.revision; });
    if (!base.exists || isKnown)
        return {};
    const auto at = parseInstant(document.publishedAt);
    const auto kept = workspace.addRevision({0, target, document.revision, policyText(document), document.note, document.publishedBy, at.value_or(Instant())});
    return kept ? Status() : kept.error();
}

Status recordPublication(Workspace &workspace, const PolicyTarget &target, const PublishedPolicy &published)
{
    PolicyRevisionRecord record;
    record.target = policyTargetText(target);
    record.revision = published.document.revision;
    record.documentJson = policyText(published.document);
    record.note = published.document.note;
    record.author = published.document.publishedBy;
    if (const auto added = workspace.addRevision(record); !added)
        return added.error();
    const auto draft = workspace.loadDraft(record.target);
    const auto document = draft && *draft ? parsePolicy((*draft)->documentJson, record.target) : Result<PolicyDocument>(Error{});
    return document && saysTheSame(*document, published.document) ? dropDraft(workspace, record.target) : Status();
}

Status dropDraft(Workspace &workspace, const std::string &target)
{
    const auto dropped = workspace.discardDraft(target);
    // There is nothing to drop when the draft was never saved.
    return !dropped && dropped.error().code == ErrorCode::notFound ? Status() : dropped;
}

Status planTakingBack(Workspace &workspace, const PolicyTarget &target, const PublishedPolicy &before, const PublishedPolicy &after, Instant at)
{
    PendingPublication back;
    back.target = policyTargetText(target);
    back.documentJson = policyText(before.document);
    back.baseRevision = after.document.revision;
    back.baseHash = after.hash;
    back.note = "Taken back as planned: " + after.document.note;
    back.author = after.document.publishedBy;
    back.dueAt = at;
    back.isRevert = true;
    const auto planned = workspace.planPublication(back);
    return planned ? Status() : planned.error();
}

Result<PublishedPolicy> carryOut(Workspace &workspace, const PendingPublication &pending, Instant now, const PolicyAccess &access, std::stop_token stop)
{
    const auto known = knownTarget(workspace, pending.target);
    if (!known)
        return known.error();
    auto document = parsePolicy(pending.documentJson, pending.target);
    if (!document)
        return document.error();
    auto before = readPublished(known->target, access, stop);
    if (!before)
        return before.error();
    auto request = requestFor(pending, known->target, std::move(*document), now);
    const bool isDone = before->document.revision == pending.baseRevision + 1 && before->document.publishedBy == pending.author
        && before->document.note == pending.note && saysTheSame(before->document, request.document);
    Result<PublishedPolicy> after = *before;
    if (isDone) {
        before = baseOf(workspace, pending);
    } else {
        if (!pending.isRevert) {
            auto gate = approvalGate(workspace, *known);
            if (!gate)
                return gate.error();
            request.gate = std::move(*gate);
        }
        after = publishPolicy(request, access, stop);
    }
    if (!after)
        return after.error();
    if (auto noted = noteCarriedOut(workspace, pending, known->target, *before, *after); !noted)
        return noted.error();
    return after;
}

std::vector<PendingPublication> duePublications(const std::vector<PendingPublication> &pending, Instant now)
{
    std::vector<PendingPublication> due;
    std::copy_if(pending.begin(), pending.end(), std::back_inserter(due), [&](const auto &one) { return one.dueAt <= now; });
    return due;
}

} // namespace cacheloupe
