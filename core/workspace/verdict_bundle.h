// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

// Verdicts on their way from one workspace to another: `cacheloupe.verdicts/1`, as one JSON document
// `{"schema", "exported_at", "verdicts": […]}` or as JSON Lines, each line with its own `v`. Hits are named by their id,
// logs by their file name alone, so that a bundle tells nothing of the machine it comes from. Pure unless said; any thread.

inline constexpr std::string_view kVerdictsSchema = "cacheloupe.verdicts/1";

std::string verdictBundleJson(std::span<const VerdictRecord> records, Instant exportedAt);
std::string verdictBundleLines(std::span<const VerdictRecord> records);

/// Reads either form. All or nothing; fails with parse/malformedJson, schema/unknownLayout (no bundle), newerSchema,
/// missingField or wrongType. `where` of the error is `file` or `file:line`, the detail begins with the member, such as
/// `$.verdicts[3].verdict`. A verdict from the future would win over everything said later: it is refused beyond a day.
Result<std::vector<VerdictRecord>> parseVerdictBundle(std::string_view text, const std::string &file, Instant now);

/// Merges by hit and reviewer (Workspace::mergeVerdicts). A log that the workspace knows by its file name is taken for
/// that one. Blocks; the workspace's thread.
Result<VerdictMerge> importVerdicts(Workspace &workspace, std::vector<VerdictRecord> records);

} // namespace cacheloupe
