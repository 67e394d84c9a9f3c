// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/policy_rules.h"

#include "core/policy/policy_publisher.h"
#include "ui/support/workspace_session.h"
#include "ui/support/workspace_settings.h"

namespace cacheloupe {

PolicyRules::PolicyRules(const AppContext &context, QObject *parent) : QObject(parent), m_context(context)
{
    connect(&context.workspace, &WorkspaceSession::opened, this, &PolicyRules::refresh);
    if (context.workspace.isOpen())
        refresh();
}

std::optional<EffectiveRule> PolicyRules::ruleOf(const std::string &callSite) const
{
    return m_policy ? std::optional(effectiveRule(*m_policy, callSite)) : std::nullopt;
}

void PolicyRules::refresh()
{
    using Path = std::optional<std::string>;
    using Policy = std::optional<PolicyDocument>;
    m_asking = m_context.workspace.read<Path>([](Workspace &workspace) { return workspace.setting(kPolicyPathSetting); }, [this](Result<Path> path) {
        if (!path || !*path)
            return;
        m_reading = runOnLane<Policy>(
            m_context.lanes,
            [path = **path](std::stop_token, ProgressReport &) {
                // The Policies page tells what is wrong with the file.
                auto file = readPolicyFile(path);
                return file ? Policy(std::move(file->document)) : Policy();
            },
            [this](Policy policy) {
                if (policy == m_policy)
                    return;
                m_policy = std::move(policy);
                Q_EMIT changed();
            });
    });
}

} // namespace cacheloupe
