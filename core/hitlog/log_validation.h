// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json_schema.h"

#include <filesystem>
#include <stop_token>
#include <vector>

namespace cacheloupe {

/// What one line of a log does not keep to.
struct LineFinding {
    std::uint64_t line = 0;
    SchemaFinding finding;
};

/// A JSON Lines file against a schema: the first findings in file order, and how many there are.
struct LogValidation {
    std::uint64_t lines = 0;       ///< that are not blank
    std::uint64_t faultyLines = 0;
    std::uint64_t findingCount = 0;
    std::vector<LineFinding> findings; ///< at most `maxFindings`
};

/// The published schema of `cacheloupe.hit/1` lines.
Result<JsonSchema> hitLineSchema();

/// Checks every line, reading the file in pieces on all processors. Blocks, any thread. Fails with cancelled or io.
Result<LogValidation> validateLog(const std::filesystem::path &path, const JsonSchema &schema, size_t maxFindings, std::stop_token stop = {});

} // namespace cacheloupe
