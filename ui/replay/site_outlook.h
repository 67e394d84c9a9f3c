// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/effective_rule.h"
#include "core/replay/ttl_advice.h"
#include "core/replay/validity_evidence.h"
#include "ui/replay/curve_view.h"

#include <functional>
#include <optional>

class QString;

namespace cacheloupe {

/// What the replays of a call site say about its TTL. A plain value, made on a lane.
struct SiteOutlook {
    SiteEvidence evidence;
    TtlAdvice advice;
    SurvivalCurve curve;
    std::optional<double> ttlS; ///< in force: the policy's, else the one that was logged
    bool isPolicyTtl = false;
    std::string freshnessClass;
};

/// Sums up the evidence of a site under the published rule (none = nullopt). May take a second; any thread.
SiteOutlook outlookOf(SiteEvidence evidence, const std::optional<EffectiveRule> &rule);

/// The curve as the view draws it.
ValidityCurve curveOf(const SiteOutlook &outlook);

/// What is proposed and why, in one or two sentences. GUI thread, as the rest.
QString adviceText(const SiteOutlook &outlook);
/// What was left out of the evidence; empty when nothing was.
QString leftOutText(const SiteEvidence &evidence);
/// How the proposal stands against the published tables; empty without a class.
QString seedText(const SiteOutlook &outlook);

} // namespace cacheloupe
