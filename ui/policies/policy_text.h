// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/connection.h"
#include "core/domain/effective_rule.h"
#include "core/policy/policy_diff.h"
#include "core/policy/policy_lint.h"
#include "ui/support/theme.h"

#include <QString>

#include <optional>

namespace cacheloupe {

/// Policies in words. GUI thread.

/// A finding's sentence, what to do about it, and what justifies it.
QString findingText(const LintFinding &finding);
QString findingFix(const LintFinding &finding);
QString findingWhy(const LintFinding &finding);
/// The member's name on screen: "TTL".
QString policyFieldText(PolicyField field);
/// A value on screen: "7 days", "not set", "yes".
QString policyValueText(PolicyField field, const std::optional<PolicyValue> &value);
QString environmentText(Environment environment);
QString effectText(PolicyChangeEffect effect);
/// Its colour beside that word.
ThemeRole effectRole(PolicyChangeEffect effect);

} // namespace cacheloupe
