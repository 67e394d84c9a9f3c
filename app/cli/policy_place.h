// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/policy/policy_schedule.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace cacheloupe {

/// The workspace, the person and the way to targets that the policy commands share. Lives as long as the command.
class PolicyPlace {
public:
    /// `--workspace`, `--by`, `--environment` and those of a store's connection.
    static std::vector<OptionSpec> options();
    static std::variant<PolicyPlace, ExitCode> read(CommandCall &call);

    /// Null without --workspace.
    Workspace *workspace() { return m_workspace ? &*m_workspace : nullptr; }
    const std::string &person() const { return m_person; }

    /// The target of that text with what the workspace and the options say of it.
    Result<KnownTarget> target(const std::string &text);
    /// What must be approved there; without a workspace the rules that hold by themselves, and no approvals.
    Result<ApprovalGate> gate(const KnownTarget &known);
    /// Notes a publication; nothing without a workspace.
    Status record(const PolicyTarget &target, const PublishedPolicy &published);

private:
    explicit PolicyPlace(CommandCall &call) : m_call(&call) {}
    CommandCall *m_call;
    std::optional<Workspace> m_workspace;
    std::optional<Environment> m_environment;
    std::string m_person;
};

/// The policy that stands at a path or URL; nothing there is an error.
Result<PublishedPolicy> policyAt(PolicyPlace &place, const std::string &text);

} // namespace cacheloupe
