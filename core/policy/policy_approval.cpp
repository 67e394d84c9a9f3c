// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_approval.h"

#include "core/base/hash.h"
#include "core/base/key_folder.h"
#include "core/driver/signature.h"
#include "core/policy/policy_codec.h"

#include <algorithm>
#include <initializer_list>
#include <set>

#include <sys/stat.h>

namespace cacheloupe {

namespace {

constexpr std::string_view kKeyName = "approval.key";

/// What is signed: every member with its length in front, so that none can lend bytes to its neighbour.
std::string signedText(const PolicyApproval &approval)
{
    const auto at = std::to_string(unixMs(approval.at));
    std::string text = "cacheloupe.approval/1";
    for (const std::string_view part : std::initializer_list<std::string_view>{approval.target, approval.baseHash, approval.documentHash,
                                                                               approval.approver, approval.publicKey, approval.note, at}) {
        text += '\n' + std::to_string(part.size()) + ':';
        text += part;
    }
    return text;
}

std::string needText(const ApprovalNeed &need, size_t given)
{
    const int missing = need.approvals - int(given);
    return (need.callSite.empty() ? std::string("defaults") : need.callSite) + " " + std::string(policyChangeEffectName(need.effect))
        + (need.risk.empty() ? std::string() : " (risk " + need.risk + ")") + ": " + std::to_string(missing)
        + (missing == 1 ? " more person has" : " more people have") + " to approve";
}

} // namespace

std::string policyDigest(const PolicyDocument &document)
{
    return sha256Hex(policyText(document));
}

std::filesystem::path signingKeyPath()
{
    return keyFolder() / kKeyName;
}

Result<Secret> ownSigningKey()
{
    const auto path = signingKeyPath();
    struct stat info = {};
    if (::lstat(path.c_str(), &info) != 0) {
        auto key = newSigningKey();
        if (!key)
            return key.error();
        if (const auto kept = keepInKeyFolder(kKeyName, key->reveal()); !kept)
            return kept.error();
        return key;
    }
    if (!S_ISREG(info.st_mode) || (info.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return Error{ErrorCode::denied, ErrorReason::approvalInvalid, path.string(), "only its owner may read it: chmod 600"};
    auto key = resolveSecret({SecretRef::Scheme::file, path.string()});
    if (!key)
        return key.error();
    if (const auto usable = publicKeyOf(*key, path.string()); !usable)
        return usable.error();
    return key;
}

std::string ownPublicKey()
{
    struct stat info = {};
    if (::lstat(signingKeyPath().c_str(), &info) != 0)
        return {};
    const auto key = ownSigningKey();
    const auto publicKey = key ? publicKeyOf(*key, signingKeyPath().string()) : Result<std::string>(key.error());
    return publicKey ? *publicKey : std::string();
}

Result<PolicyApproval> signedApproval(PolicyApproval approval, const Secret &signingKey)
{
    auto publicKey = publicKeyOf(signingKey, signingKeyPath().string());
    if (!publicKey)
        return publicKey.error();
    approval.publicKey = std::move(*publicKey);
    auto signature = signBytes(signingKey, signedText(approval), approval.target);
    if (!signature)
        return signature.error();
    approval.signature = std::move(*signature);
    return approval;
}

bool isGenuine(const PolicyApproval &approval)
{
    return isSignedBy(approval.publicKey, signedText(approval), approval.signature);
}

std::vector<std::string> countedApprovers(const ApprovalGate &gate, std::string_view target, std::string_view baseHash,
                                          const PolicyDocument &draft, std::string_view author)
{
    const auto digest = policyDigest(draft);
    std::vector<std::string> names;
    std::set<std::string> keys;
    for (const PolicyApproval &approval : gate.approvals) {
        const bool concerns = approval.target == target && approval.baseHash == baseHash && approval.documentHash == digest;
        const bool isOther = approval.approver != author && (gate.ownKey.empty() || approval.publicKey != gate.ownKey);
        const bool isNew = std::find(names.begin(), names.end(), approval.approver) == names.end() && keys.count(approval.publicKey) == 0;
        if (!concerns || !isOther || !isNew || approval.approver.empty() || !isGenuine(approval))
            continue;
        names.push_back(approval.approver);
        keys.insert(approval.publicKey);
    }
    return names;
}

Status requireApprovals(const ApprovalGate &gate, const std::string &target, std::string_view baseHash, const PolicyDocument &before,
                        const PolicyDocument &draft, std::string_view author)
{
    const auto given = countedApprovers(gate, target, baseHash, draft, author);
    std::string missing;
    for (const ApprovalNeed &need : approvalNeeds(gate.rules, gate.environment, before, draft))
        if (size_t(need.approvals) > given.size())
            missing += (missing.empty() ? "" : "; ") + needText(need, given.size());
    if (missing.empty())
        return {};
    std::string names;
    for (const auto &name : given)
        names += (names.empty() ? " (approved by " : ", ") + name;
    return Error{ErrorCode::denied, ErrorReason::approvalMissing, target,
                 std::string(environmentName(gate.environment)) + ": " + missing + (names.empty() ? names : names + ')')};
}

} // namespace cacheloupe
