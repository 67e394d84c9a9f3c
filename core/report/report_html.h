// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/insight/week_summary.h"

#include <string>
#include <vector>

namespace cacheloupe {

/// Why a hit stands in the report: a stable signal name with its parameters (core/review/suspicion_signals.h); the
/// sentence comes from `resources/texts/report/words.json`.
struct ReportReason {
    std::string signal;
    std::vector<std::string> params;
};

/// A hit shown in full.
struct ReportHit {
    std::optional<Instant> time;
    std::string callSite;
    std::string query;
    std::string cachedQuery;
    std::string answer;
    std::optional<double> similarity;
    std::optional<double> ageS;
    std::optional<double> ttlS;
    Verdict verdict = Verdict::none;
    std::string note;
    std::string reviewer;
    std::optional<double> suspicion;
    std::vector<ReportReason> reasons;
};

/// Everything the weekly report says. A plain value.
struct WeeklyReport {
    std::string workspaceName;
    std::vector<std::string> sources;
    Instant generatedAt;
    std::string programVersion;
    WeekSummary week;
    std::vector<ReportHit> worstHits;
};

/// The self-contained, printable page: no scripts, no links, all data escaped. Pure; any thread. Fails with
/// notFound or parse when a built-in text is damaged.
Result<std::string> weeklyReportHtml(const WeeklyReport &report);

/// The same as Markdown.
Result<std::string> weeklyReportMarkdown(const WeeklyReport &report);

/// The reason as an English sentence of `words.json`; the signal's name when it has none. For command line and reports.
std::string reasonSentence(const ReportReason &reason);

} // namespace cacheloupe
