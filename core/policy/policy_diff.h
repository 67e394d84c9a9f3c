// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/policy.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// Which way a change moves: `loosens` may let an answer be reused that was refused before, `tightens` never does, and
/// `neutral` changes no decision. Where it cannot be told, it loosens.
enum class PolicyChangeEffect : std::uint8_t { neutral, tightens, loosens };
std::string_view policyChangeEffectName(PolicyChangeEffect effect);

/// One member that differs. An empty call site means `defaults`; an absent value is nullopt.
struct PolicyFieldChange {
    std::string callSite;
    PolicyField field = PolicyField::cacheable;
    std::optional<PolicyValue> oldValue;
    std::optional<PolicyValue> newValue;
    PolicyChangeEffect effect = PolicyChangeEffect::neutral;
    bool operator==(const PolicyFieldChange &) const = default;
};

/// A call site for which something else holds than before; empty = those that no document lists.
struct SiteEffect {
    std::string callSite;
    PolicyChangeEffect effect = PolicyChangeEffect::neutral;
    bool operator==(const SiteEffect &) const = default;
};

/// Field by field, `defaults` first, then call sites in the order of the new document, removed ones last. A change of `defaults` has
/// the strongest effect it has on any call site. Any thread.
std::vector<PolicyFieldChange> diffPolicies(const PolicyDocument &before, const PolicyDocument &after);

/// The strongest effect among the changes of a call site: loosens before tightens before neutral.
PolicyChangeEffect effectOn(const std::vector<PolicyFieldChange> &changes, std::string_view callSite);
PolicyChangeEffect strongestEffect(const std::vector<PolicyFieldChange> &changes);

/// Every call site whose answers are reused more or less than before, by its own members or by `defaults`.
std::vector<SiteEffect> effectBySite(const PolicyDocument &before, const PolicyDocument &after);

} // namespace cacheloupe
