// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/event_groups.h"
#include "core/review/log_scan.h"

#include <vector>

namespace cacheloupe {

/// What a scan works on. Lives while scans run; `entries` are the hits by the entry that was served.
struct ScanInput {
    const EventFacts &facts;
    const LogScanOptions &options;
    const EventGroups &hitsByEntry;

    bool stopped() const { return options.stop.stop_requested(); }
    bool wants(ScanKind kind) const;
};

using ScanFindings = std::vector<ScanFinding>;

// One function a scan, one file each. They end early when asked to stop; what they then return means nothing.
ScanFindings findKeyConflicts(const ScanInput &input);
ScanFindings findSplitRequests(const ScanInput &input);
ScanFindings findCrossScope(const ScanInput &input);
ScanFindings findPersonalUnscoped(const ScanInput &input);
ScanFindings findPoisonedEntries(const ScanInput &input);
ScanFindings findServedTexts(const ScanInput &input); ///< contradicting questions, creative, follow-up, action, refusal
ScanFindings findManyQuestions(const ScanInput &input);
ScanFindings findTemperatures(const ScanInput &input); ///< cached and unknown
ScanFindings findUndeclared(const ScanInput &input);   ///< undeclared, and served although declared
ScanFindings findRetries(const ScanInput &input);
ScanFindings findExpired(const ScanInput &input);
ScanFindings findChangedFields(const ScanInput &input);
ScanFindings findOlderThanChange(const ScanInput &input);

/// A request's or entry's value of a field as logged; the call's model and provider stand in.
std::string askedValue(const ScanInput &input, const EventFact &event, KeyField field);
std::string storedValue(const ScanInput &input, const EventFact &event, KeyField field);
/// The place of a field in ScannedValues.
size_t scannedPlace(KeyField field);

} // namespace cacheloupe
