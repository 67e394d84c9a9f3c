// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/policy.h"

#include <optional>
#include <string>
#include <string_view>

namespace cacheloupe {

/// `cacheloupe.policy/1` text ↔ values; the published schema is resources/schemas/cacheloupe.policy.1.json.
/// Free functions without state: any thread.

/// Fails with parse/malformedJson, schema/unknownLayout (another schema name), schema/newerSchema, schema/missingField
/// or schema/wrongType. `where` of the error is `file:line`, the detail begins with the JSON path.
Result<PolicyDocument> parsePolicy(std::string_view text, std::string_view file);

/// Two-space indented text that ends in a newline: known members in one fixed order, unknown ones behind them as they
/// were read. The same values always give the same bytes.
std::string policyText(const PolicyDocument &document);

/// Where a member stands: `$.defaults.owner`, `$.call_sites["support.faq"].ttl_seconds`; without a field the rule.
std::string policyJsonPath(std::string_view callSite, std::optional<PolicyField> field = {});

/// The 1-based line of `text`, which must parse, where the member stands; of the call site when the member is not there,
/// of `call_sites` when the call site is not.
size_t policyLine(std::string_view text, std::string_view callSite, std::optional<PolicyField> field = {});

/// One value as compact JSON, for exports and audit rows.
std::string policyValueJson(const PolicyValue &value);

} // namespace cacheloupe
