// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/domain/key_fields.h"
#include "core/domain/policy.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cacheloupe {

enum class LintSeverity : std::uint8_t { advice, warning, error };

/// `advice`, `warning`, `error`.
std::string_view lintSeverityName(LintSeverity severity);

/// What a log or the workspace knows of a call site; rules that need a figure stay silent without it.
struct CallSiteFacts {
    std::uint64_t hitCount = 0;
    std::array<std::optional<double>, kKeyFieldCount> missingShare; ///< of hits, 0–1, by KeyField
    std::optional<double> maxTemperature;
    std::optional<std::uint64_t> unknownTemperatureCount;
    std::optional<std::uint64_t> tenantCount;
    std::optional<std::uint64_t> roleCount;
    std::optional<double> oldestServedAgeS;
    std::optional<double> minServedSimilarity;
    std::optional<std::uint64_t> keyCount; ///< distinct keys
    std::uint64_t reviewedCount = 0;
    std::uint64_t wrongCount = 0;
    std::uint64_t leakCount = 0;
};

/// One thing to look at. The sentence comes from `lintRuleText(ruleId)` with `params` filled in; `fix` may be empty
/// when only a person can decide. An empty call site means `defaults` or the file.
struct LintFinding {
    std::string ruleId;
    LintSeverity severity = LintSeverity::advice;
    std::string callSite;
    std::optional<PolicyField> field;
    std::string jsonPath;
    std::vector<std::pair<std::string, std::string>> params;
    std::vector<PolicyEdit> fix;
    bool operator==(const LintFinding &) const = default;
};

/// What is linted. `base` is the published policy a draft began from: with it, rules on loosening speak too.
struct LintInput {
    const PolicyDocument &document;
    const PolicyDocument *base = nullptr;
    std::map<std::string, CallSiteFacts, std::less<>> facts = {};
    Instant now = {};
};

/// Findings in file order, errors of a call site first. Never fails: a policy that parses can be linted. Any thread.
std::vector<LintFinding> lintPolicy(const LintInput &input);

} // namespace cacheloupe
