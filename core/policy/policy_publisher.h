// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/policy/policy_approval.h"
#include "core/policy/policy_slot.h"

#include <filesystem>
#include <string>

namespace cacheloupe {

/// A policy as it stands at its target now. `exists` is false where nothing is yet: revision 0, empty hash.
struct PublishedPolicy {
    bool exists = false;
    PolicyDocument document;
    std::string hash; ///< sha256 of the bytes
};

/// Fails as parsePolicy and the target do, but nothing at the target is an answer. Blocks.
Result<PublishedPolicy> readPublished(const PolicyTarget &target, const PolicyAccess &access = {}, std::stop_token stop = {});
Result<PublishedPolicy> readPolicyFile(const std::filesystem::path &path);

/// The earlier revisions that the target itself keeps, newest first; what cannot be parsed is left out.
Result<std::vector<PolicyDocument>> readPublishedHistory(const PolicyTarget &target, const PolicyAccess &access = {}, std::stop_token stop = {});

/// What is published over what. `baseRevision` and `baseHash` are those of the policy the draft began from.
struct PublishRequest {
    PolicyTarget target;
    PolicyDocument document;
    std::int64_t baseRevision = 0;
    std::string baseHash;
    std::string publishedBy;
    std::string note;
    Instant at;
    std::optional<ApprovalGate> gate = {};
};

/// Compare and swap: when the target no longer holds the base, nothing is written and the result is
/// conflict/revisionChanged with both revisions in the detail; without the approvals that the gate asks for it is
/// denied/approvalMissing. Else the document gets the next revision, time, name and note, replaces what stood there in one
/// step, and is read back. A connection that is lost on the way fails only when reading back shows that nothing was done.
Result<PublishedPolicy> publishPolicy(const PublishRequest &request, const PolicyAccess &access = {}, std::stop_token stop = {});

/// Publishes an older document as a new revision over what stands there now; `base…` of the request are found out.
Result<PublishedPolicy> rollbackPolicy(PublishRequest request, const PolicyAccess &access = {}, std::stop_token stop = {});

} // namespace cacheloupe
