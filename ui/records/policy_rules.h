// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/effective_rule.h"
#include "core/domain/policy.h"
#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <QObject>

#include <optional>
#include <stop_token>

namespace cacheloupe {

/// The published policy as far as others than its own page need it: the rule of a call site. Reads the workspace's policy
/// on a lane, again with each refresh(). Without a policy there are no rules. GUI thread.
class PolicyRules : public QObject {
    Q_OBJECT
public:
    explicit PolicyRules(const AppContext &context, QObject *parent = nullptr);

    /// Nullopt when no policy is open or it could not be read.
    std::optional<EffectiveRule> ruleOf(const std::string &callSite) const;
    /// The policy itself, for asking on a lane; nullopt as above.
    const std::optional<PolicyDocument> &document() const { return m_policy; }
    void refresh();

Q_SIGNALS:
    void changed();

private:
    AppContext m_context;
    std::optional<PolicyDocument> m_policy;
    std::stop_source m_secrets; ///< ends the wait for one
    Ticket m_asking;
    Ticket m_reading;
};

} // namespace cacheloupe
