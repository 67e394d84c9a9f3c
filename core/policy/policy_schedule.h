// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/policy_publisher.h"
#include "core/workspace/workspace.h"

#include <vector>

namespace cacheloupe {

// What the workspace knows of targets: how to reach them, who must approve, what waits for its day. One thread at a time,
// the workspace's; calls that reach a target block.

/// A target with its references to secrets, and how careful one has to be there.
struct KnownTarget {
    PolicyTarget target;
    Environment environment = Environment::production;
};

/// The setting that names the policy which is edited here.
inline constexpr std::string_view kPolicyPathSetting = "policy.path";

/// That policy's target; nullopt when none is edited yet.
Result<std::optional<KnownTarget>> editedTarget(Workspace &workspace);

/// The target of that text as it was remembered; without that the text alone, in its likely environment.
Result<KnownTarget> knownTarget(Workspace &workspace, std::string_view text);
Status rememberTarget(Workspace &workspace, const KnownTarget &known);

/// The workspace's rules and what was approved for the target.
Result<ApprovalGate> approvalGate(Workspace &workspace, const KnownTarget &known);
Result<std::vector<ApprovalRule>> approvalRules(Workspace &workspace);
Status setApprovalRules(Workspace &workspace, const std::vector<ApprovalRule> &rules);

/// Signs and keeps a yes of `approver` to exactly this draft over the base of that hash.
Result<PolicyApproval> approveDraft(Workspace &workspace, const PolicyTarget &target, const PolicyDocument &draft, const std::string &baseHash,
                                    const std::string &approver, const std::string &note, const Secret &signingKey, Instant at);

/// Keeps what a draft began from as a revision, when it is not known yet: the way back of the first publication.
Status keepBase(Workspace &workspace, const std::string &target, const PublishedPolicy &base);
/// Keeps what was published as a revision. A saved draft that says the same is done; another one stays.
Status recordPublication(Workspace &workspace, const PolicyTarget &target, const PublishedPolicy &published);
/// The saved draft of the target goes, if there is one.
Status dropDraft(Workspace &workspace, const std::string &target);

/// Plans that what stood there `before` comes back at that time, when `after` still stands there then.
Status planTakingBack(Workspace &workspace, const PolicyTarget &target, const PublishedPolicy &before, const PublishedPolicy &after, Instant at);

/// Publishes what waits, when the target still is what it was planned over and the approvals are there; plans the day on
/// which it is taken back. The way back was approved together with the way there. One that was carried out already and
/// not noted, because the program was killed, is noted now.
Result<PublishedPolicy> carryOut(Workspace &workspace, const PendingPublication &pending, Instant now, const PolicyAccess &access = {},
                                 std::stop_token stop = {});

std::vector<PendingPublication> duePublications(const std::vector<PendingPublication> &pending, Instant now);

} // namespace cacheloupe
