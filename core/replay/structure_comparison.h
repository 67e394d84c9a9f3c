// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/replay.h"

#include <optional>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// Two structured parts of answers beside each other. `parts` tells each difference with its place ("plans[Pro].price: 29");
/// ranges of claims count from the parts' begins.
struct StructureComparison {
    ReplayVerdict verdict = ReplayVerdict::same;
    double overlap = 1; ///< share of values (rows, tokens) that both have
    std::vector<SentenceDifference> parts;
    std::vector<ClaimDifference> claims;
};

// All pure; any thread; a part that cannot be read as what it should be gives nullopt.

/// By path: order of members and white space play no part, numbers count by value, arrays of objects are matched by
/// their id or name. Another value at the same path contradicts unless it is a rewording.
std::optional<StructureComparison> compareJson(std::string_view cached, std::string_view fresh);

/// By the first column and the header: order of rows and columns plays no part.
std::optional<StructureComparison> compareTables(std::string_view cached, std::string_view fresh);

/// Token by token, without comments and white space; other literals in an otherwise equal code contradict.
StructureComparison compareCode(std::string_view cached, std::string_view fresh);

/// How two short texts of the same slot (a member, a cell) stand to each other; `kind` becomes what differs.
ReplayVerdict compareValues(std::string_view cached, std::string_view fresh, ClaimKind &kind);

/// The graver of two verdicts: same < reworded < unclear < different < contradicts.
ReplayVerdict graver(ReplayVerdict a, ReplayVerdict b);

} // namespace cacheloupe
