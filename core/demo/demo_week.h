// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string_view>

namespace cacheloupe {

/// Names of the four files inside the demo week's folder.
inline constexpr std::string_view kDemoHitsFile = "hits.jsonl";
inline constexpr std::string_view kDemoCacheFile = "cache.db";
inline constexpr std::string_view kDemoPolicyFile = "policy.json";
inline constexpr std::string_view kDemoAnswerKeyFile = "answer_key.json";

inline constexpr size_t kFewestDemoEvents = 2'000;

/// What the week is made from; equal options give equal bytes, whatever the clock says.
struct DemoOptions {
    std::uint64_t seed = 20261102;
    Instant weekStart = std::chrono::sys_days(std::chrono::year(2026) / std::chrono::November / 2); ///< Monday 00:00 UTC
    size_t events = 20'000;      ///< about so many log lines (within 5 %); at least 2,000
    bool replaceChanged = false; ///< also replace a demo file that was changed after it was written
};

/// How often what happened in the week.
struct DemoCounts {
    size_t events = 0;
    size_t hits = 0;
    size_t exactHits = 0;
    size_t semanticHits = 0;
    size_t misses = 0;
    size_t stores = 0;
    size_t bypasses = 0;
    size_t expired = 0;
    size_t entries = 0;    ///< rows of the cache
    size_t wrongHits = 0;  ///< hits named by the answer key
    size_t faultKinds = 0; ///< different kinds of planted faults
};

/// The week on disk. The end is exclusive: weekStart + 7 days.
struct DemoWeek {
    std::filesystem::path folder;
    std::filesystem::path hits;
    std::filesystem::path cache;
    std::filesystem::path policy;
    std::filesystem::path answerKey;
    Instant begin;
    Instant end;
    DemoCounts counts;
};

/// Called on the writing thread with the share done, 0–1; may be empty.
using DemoProgress = std::function<void(double share)>;

/// Writes the sample week of the help desk "Fernwood Desk" into `folder`, which is created when missing: hit log, SQLite
/// cache, policy and answer key. Any thread; takes a second or two. Files of an earlier demo week are replaced, a file
/// that the demo did not write (or that was changed since, unless `replaceChanged`) is left alone: conflict, `where`
/// is its path. Fails with cancelled, io or denied; files are replaced whole, never half.
Result<DemoWeek> writeDemoWeek(const std::filesystem::path &folder, const DemoOptions &options = {}, const DemoProgress &progress = {},
                               std::stop_token stop = {});

} // namespace cacheloupe
