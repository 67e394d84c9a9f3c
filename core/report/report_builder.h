// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/report/weekly_report.h"
#include "core/workspace/workspace_records.h"

#include <functional>
#include <optional>
#include <span>
#include <stop_token>

namespace cacheloupe {

/// What the report is made of; everything is the caller's and outlives the call.
struct ReportSource {
    const HitTable &table;
    std::optional<std::vector<HitRow>> rows; ///< only these; absent = all
    std::span<const VerdictRecord> verdicts; ///< everybody's
    std::string reviewer;                    ///< whose verdicts go before those of others
    std::function<double(HitRow)> suspicion; ///< NaN = unknown
    std::vector<PolicyDraftRecord> drafts;
    std::string workspaceName;
    Instant generatedAt;
    std::string programVersion;
    bool masked = true;
    size_t worstHits = 20;
};

/// The one place where log, verdicts, suspicion and drafts become a report: for the command line and the window. Blocks;
/// reads the texts of the few hits it shows, and the policy files that drafts belong to. Fails with cancelled, or io when
/// a log is gone; a policy file that cannot be read counts as empty.
Result<WeeklyReport> buildWeeklyReport(const ReportSource &source, const std::stop_token &stop = {});

/// What the drafts change against the policies as they are published.
std::vector<DraftedChange> draftedChanges(std::span<const PolicyDraftRecord> drafts);

} // namespace cacheloupe
