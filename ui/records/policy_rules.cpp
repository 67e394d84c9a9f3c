// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/policy_rules.h"

#include "core/policy/policy_schedule.h"
#include "ui/support/secret_desk.h"
#include "ui/support/workspace_session.h"

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
    using Known = std::optional<KnownTarget>;
    using Policy = std::optional<PolicyDocument>;
    m_asking = m_context.workspace.read<Known>(editedTarget, [this](Result<Known> known) {
        // The Policies page asks the person already.
        if (!known || !*known || (*known)->target.connection.password.scheme == SecretRef::Scheme::ask)
            return;
        m_secrets.request_stop();
        m_secrets = std::stop_source();
        m_reading = runOnLane<Policy>(
            m_context.lanes,
            [target = (*known)->target, secrets = m_context.secrets.resolver(m_secrets.get_token())](std::stop_token stop, ProgressReport &) {
                // The Policies page tells what is wrong with it.
                auto published = readPublished(target, {secrets, {}}, stop);
                return published ? Policy(std::move(published->document)) : Policy();
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
