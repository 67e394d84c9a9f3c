// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/domain/policy.h"
#include "core/policy/policy_target.h"

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace cacheloupe {

/// How far a publication is. `written`: the new policy is with the target (a temporary file on the disk, a transaction
/// that is not committed, commands that wait for EXEC), and readers still get the old one.
enum class PublishStep : std::uint8_t { read, written, swapped };

/// What it takes to reach targets: where secrets come from, and who wants to know how far a publication is.
struct PolicyAccess {
    SecretResolver secrets = resolveSecret;
    std::function<void(PublishStep)> reached = {};

    void tell(PublishStep step) const
    {
        if (reached)
            reached(step);
    }
};

/// The place of one target, opened to read it or to replace what stands there once. Blocks; one thread at a time. Fails as
/// files, SqliteDatabase and openRedis do.
class PolicySlot {
public:
    virtual ~PolicySlot() = default;

    /// The bytes that stand there; nothing is an answer.
    virtual Result<std::optional<std::string>> read(std::stop_token stop) = 0;

    /// Puts `next`, the bytes of `document`, in place of `base`; false when something else stands there, and then nothing
    /// was done. Never half: who reads gets `base` or `next`, whatever happens to this program on the way.
    virtual Result<bool> swap(const std::optional<std::string> &base, const std::string &next, const PolicyDocument &document,
                              std::stop_token stop) = 0;

    /// What the target keeps of earlier publications, newest first; a file keeps none.
    virtual Result<std::vector<std::string>> history(std::stop_token stop) = 0;
};

/// Opens nothing yet: the calls do.
std::unique_ptr<PolicySlot> policySlot(const PolicyTarget &target, const PolicyAccess &access);

std::unique_ptr<PolicySlot> filePolicySlot(const PolicyTarget &target, const PolicyAccess &access);
std::unique_ptr<PolicySlot> redisPolicySlot(const PolicyTarget &target, const PolicyAccess &access);
std::unique_ptr<PolicySlot> sqlitePolicySlot(const PolicyTarget &target, const PolicyAccess &access);

} // namespace cacheloupe
