// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/lint_site.h"

namespace cacheloupe {

namespace {

// S3.4: "usually 0.92–0.97"; S3.42: at least 0.95 for factual or sensitive answers.
constexpr double kBandLow = 0.92;
constexpr double kBandHigh = 0.97;
constexpr double kSensitive = 0.95;

void checkThreshold(LintSite &site)
{
    const auto field = PolicyField::similarityThreshold;
    const auto set = [&](double value) { return std::vector<PolicyEdit>{site.edit(field, PolicyValue(value))}; };
    if (!site.rule.similarityThreshold) {
        if (site.rule.allowsSemantic())
            site.report("threshold-missing", field, {}, set(kSensitive));
        return;
    }
    const double threshold = *site.rule.similarityThreshold;
    const LintSite::Params params = {{"threshold", numberText(threshold)}};
    if (!(threshold > 0 && threshold <= 1)) {
        site.report("threshold-invalid", field, params, set(kSensitive));
        return;
    }
    if (!site.rule.allowsSemantic()) {
        site.report("threshold-unused", field, params, {site.edit(field, std::nullopt)});
        return;
    }
    if (threshold < kBandLow && site.rule.reason.empty())
        site.report("threshold-below-band", field, params, set(kBandLow));
    if (threshold > kBandHigh && site.rule.reason.empty())
        site.report("threshold-above-band", field, params, set(kBandHigh));
    const auto sensitive = site.tags(&RiskTag::regenerate);
    const auto personal = site.tags(&RiskTag::access);
    if (threshold < kSensitive && !(sensitive.empty() && personal.empty()))
        site.report("threshold-low-for-risk", field, {{"threshold", numberText(threshold)}, {"tags", sensitive.empty() ? personal : sensitive}},
                    set(kSensitive));
}

} // namespace

void lintMatch(LintSite &site)
{
    checkThreshold(site);
    const auto zero = site.edit(PolicyField::maxTemperature, PolicyValue(0.0));
    if (!site.rule.maxTemperature)
        site.report("temperature-unset", PolicyField::maxTemperature, {}, {zero});
    else if (*site.rule.maxTemperature > 0)
        site.report("temperature-cacheable", PolicyField::maxTemperature, {{"temperature", numberText(*site.rule.maxTemperature)}}, {zero});
}

} // namespace cacheloupe
