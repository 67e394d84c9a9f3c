// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/replay.h"
#include "core/replay/batch_manifest.h"

#include <filesystem>
#include <functional>
#include <span>
#include <stop_token>

namespace cacheloupe {

/// A line of a result file that was passed over.
struct BatchLineProblem {
    enum class Kind : std::uint8_t { malformed, noCustomId, unknownId };
    Kind kind = Kind::malformed;
    std::string where;  ///< `file:line`
    std::string detail; ///< the parser's words, or the unknown id
    bool operator==(const BatchLineProblem &) const = default;
};

/// What the result files of a batch hold.
struct BatchReading {
    size_t answered = 0;
    size_t failed = 0;   ///< the provider told an error, or ended the request unanswered
    size_t repeated = 0; ///< lines that say once more what another one said
    double costUsd = 0;
    size_t costUnknown = 0;
    std::vector<BatchItem> open; ///< items without a result yet
    std::vector<BatchLineProblem> problems; ///< at most a hundred
    size_t problemCount = 0;
};

/// What surrounds the reading. `hit` finds the hit of an item (nullptr = not in the logs: the answer is not compared); its text is
/// used before the next call. `onResult` gets the results in the manifest's order, whatever the order of the files.
struct BatchReadHooks {
    std::function<const Hit *(const std::string &hitId)> hit;
    std::function<void(const ReplayResult &)> onResult;
    std::optional<ChatPrice> price; ///< instead of the price table
    Instant at;                     ///< when the files were read
};

/// Reads the result files of a batch (OpenAI: output and error file; Anthropic: results) and joins them with the manifest by custom
/// id, never by position: providers give results in any order. Fails with schema/missingField when a file holds no custom id at
/// all, with conflict when two lines answer the same id differently (`where` and detail name both lines), with io, limit or
/// cancelled. Nothing is handed on before all files were read. Any thread; holds a line at a time.
Result<BatchReading> readBatchResults(const BatchManifest &manifest, std::span<const std::filesystem::path> files, const BatchReadHooks &hooks, std::stop_token stop = {});

} // namespace cacheloupe
