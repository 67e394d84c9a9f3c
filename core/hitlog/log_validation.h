// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json_schema.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace cacheloupe {

/// What one line of a log does not keep to.
struct LineFinding {
    std::uint64_t line = 0;
    SchemaFinding finding;
};

/// Findings that say the same of the same member, whatever the lines: `messages[].role` stands for all its elements.
struct ValidationProblem {
    SchemaFinding::Kind kind = SchemaFinding::Kind::type;
    std::string path;
    std::string expected;
    std::string found; ///< the first one's
    std::uint64_t firstLine = 0;
    std::uint64_t lines = 0;
};

/// JSON Lines against a schema, in figures.
struct LogValidation {
    std::uint64_t lines = 0;       ///< that are not blank
    std::uint64_t faultyLines = 0;
    std::uint64_t findingCount = 0;
    std::vector<ValidationProblem> problems; ///< most frequent first
    std::optional<Error> error; ///< why the rest could not be read: an archive that breaks off
};

/// How a log is validated. `onFinding` gets the first findings in file order, on the thread that called.
struct LogValidationRun {
    size_t maxFindings = 100;
    std::function<void(const LineFinding &)> onFinding;
    std::stop_token stop;
};

/// The published schema of `cacheloupe.hit/1` lines.
Result<JsonSchema> hitLineSchema();

/// Checks every line of a file, plain or gzip or zstd, or of a log on a Redis server, in pieces on all processors: memory
/// does not grow with the log. Blocks, any thread. Fails with cancelled, or io when nothing can be read.
Result<LogValidation> validateLog(const std::filesystem::path &path, const JsonSchema &schema, const LogValidationRun &run = {});

} // namespace cacheloupe
