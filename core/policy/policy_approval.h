// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/domain/policy_approval.h"
#include "core/policy/approval_rules.h"

#include <filesystem>
#include <span>

namespace cacheloupe {

/// The digest an approval is given for: of the draft's exact text.
std::string policyDigest(const PolicyDocument &document);

/// The person's own signing key, made when there is none: `approval.key` of mode 0600 in `cacheloupe/keys` of the user's
/// folder for settings ($XDG_CONFIG_HOME, else ~/.config). Fails as files do, or with denied/approvalInvalid when others
/// may read it or it holds something else.
Result<Secret> ownSigningKey();
std::filesystem::path signingKeyPath();
/// Its public half; empty while the person has none. Reads the file.
std::string ownPublicKey();

/// Signs what the approval says; fills in key and signature.
Result<PolicyApproval> signedApproval(PolicyApproval approval, const Secret &signingKey);
bool isGenuine(const PolicyApproval &approval);

/// Which approvals a publication has to show. Without one nothing is asked.
struct ApprovalGate {
    std::vector<ApprovalRule> rules = defaultApprovalRules();
    Environment environment = Environment::production;
    std::vector<PolicyApproval> approvals = {};
    std::string ownKey = {}; ///< public key of who publishes: an approval with it counts for nobody else
};

/// The people whose genuine approval of exactly this draft over this base counts, each once: not the author, and one
/// key for one person.
std::vector<std::string> countedApprovers(const ApprovalGate &gate, std::string_view target, std::string_view baseHash,
                                          const PolicyDocument &draft, std::string_view author);

/// Fails with denied/approvalMissing naming every call site, what its change does and how many are missing.
Status requireApprovals(const ApprovalGate &gate, const std::string &target, std::string_view baseHash, const PolicyDocument &before,
                        const PolicyDocument &draft, std::string_view author);

} // namespace cacheloupe
