// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/agreement.h"
#include "core/insight/log_week.h"

#include <string>
#include <vector>

namespace cacheloupe {

/// Why a hit stands in the report: a stable signal name with its parameters (core/review/suspicion_signals.h).
struct ReportReason {
    std::string signal;
    std::vector<std::string> params;
};

/// A hit shown in full.
struct ReportHit {
    std::string id;
    std::optional<Instant> time;
    std::string callSite;
    std::string query;
    std::string cachedQuery;
    std::string answer;
    std::optional<double> similarity;
    std::optional<double> ageS;
    std::optional<double> ttlS;
    Verdict verdict = Verdict::none;
    VerdictReason reason = VerdictReason::none;
    std::string layer;
    std::string note;
    std::string reviewer;
    std::optional<double> suspicion;
    std::vector<ReportReason> reasons;
};

/// What a policy draft of the workspace changes at one call site; an empty name means the defaults.
struct DraftedChange {
    std::string target; ///< file name of the policy
    std::string callSite;
    std::string effect;               ///< `tightens`, `loosens`, `neutral`
    std::vector<std::string> changes; ///< `ttl_seconds: 604800 → 86400`
    std::string sentence;             ///< what will hold then, in plain English
};

/// Everything the weekly report says. A plain value; its figures are those of the overview.
struct WeeklyReport {
    std::string workspaceName;
    std::vector<std::string> sources;
    Instant generatedAt;
    std::string programVersion;
    LogWeek log;
    Agreement agreement;
    std::vector<std::string> reviewers; ///< whose verdicts the figures rest on
    std::vector<ReportHit> worstHits;
    std::vector<DraftedChange> drafts;
    bool masked = false; ///< e-mails, numbers and secrets in texts and notes are marks

    const WeekSummary &week() const { return log.week; }
};

} // namespace cacheloupe
