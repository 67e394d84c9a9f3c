// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/event_facts.h"
#include "core/review/scan_finding.h"

#include <functional>
#include <stop_token>
#include <thread>
#include <vector>

namespace cacheloupe {

struct LogScanOptions {
    std::stop_token stop;
    unsigned workers = std::thread::hardware_concurrency();
    std::vector<ScanKind> kinds;           ///< which; empty = all
    size_t mostFindings = 1000;            ///< kept of each kind, the worst; 0 = all
    double retryWithinS = 60;
    double burstWithinS = 86'400;          ///< after an entry was written
    /// On a worker, at most ten times a second: 0–1 of the whole, and the kind that is looked for (none while reading).
    std::function<void(double share, std::optional<ScanKind> kind)> onProgress;
};

/// What was found of one kind: the worst first, and how many there are in all.
struct ScanResult {
    ScanKind kind = ScanKind::keyTooSmall;
    std::uint64_t total = 0;
    std::vector<ScanFinding> findings;
};

/// Looks through all events for what no single hit shows: reads the log once, then one scan after the other on all
/// cores. The results are in the order of ScanKind, kinds without findings too. Blocks. Fails with cancelled, or io
/// when a log cannot be read any more.
Result<std::vector<ScanResult>> scanLog(const HitTable &table, std::optional<std::span<const HitRow>> rows = std::nullopt, const LogScanOptions &options = {});

/// The same over facts that were read before.
Result<std::vector<ScanResult>> scanFacts(const EventFacts &facts, const LogScanOptions &options = {});

} // namespace cacheloupe
