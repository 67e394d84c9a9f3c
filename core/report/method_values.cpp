// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/upper_bound.h"
#include "core/report/report_text.h"
#include "core/report/report_values.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr size_t kUnreadSitesNamed = 12;
constexpr double kPromises[] = {0.05, 0.03, 0.02, 0.01};

std::string joined(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

Json estimateValues(const WeekSummary &week)
{
    const StratifiedRate &estimate = week.estimate;
    Json out = {{"per_hit", rateValues(estimate.perHit)},
                {"effective_n", fixedText(estimate.effectiveN, 1)},
                {"coverage", percentText(estimate.coverage)},
                {"covered", groupedText(estimate.covered)},
                {"strata", groupedText(estimate.strata)}};
    if (week.total.hits + week.total.misses > 0)
        out["per_request"] = rateValues(week.estimatePerRequest());
    // The exact bound is that of plain draws: weights make them worth fewer.
    if (estimate.perHit.count == 0)
        out["clean_bound"] = percentText(upperBound(0, std::uint64_t(estimate.effectiveN)));
    return out;
}

/// Call sites without a decided random hit, most hits first.
Json unreadSites(const WeekSummary &week)
{
    std::vector<const SiteSummary *> unread;
    for (const SiteSummary &site : week.sites) {
        if (site.figures.hits > 0 && site.figures.randomReviewed == 0)
            unread.push_back(&site);
    }
    std::stable_sort(unread.begin(), unread.end(), [](const auto *a, const auto *b) { return a->figures.hits > b->figures.hits; });
    std::vector<std::string> names;
    for (size_t i = 0; i < std::min(unread.size(), kUnreadSitesNamed); ++i)
        names.push_back(unread[i]->callSite + " (" + groupedText(unread[i]->figures.hits) + ")");
    if (names.empty())
        return {};
    Json out = {{"count", groupedText(unread.size())}, {"names", joined(names)}};
    if (unread.size() > names.size())
        out["more"] = groupedText(unread.size() - names.size());
    return out;
}

Json agreementValues(const Agreement &agreement)
{
    if (agreement.pairs == 0)
        return {};
    Json out = {{"pairs", groupedText(agreement.pairs)},
                {"blind", groupedText(agreement.blindPairs)},
                {"equal", groupedText(agreement.equal)},
                {"equal_share", percentText(double(agreement.equal) / double(agreement.pairs))},
                {"reviewers", joined(agreement.reviewers)}};
    if (agreement.kappa) {
        out["kappa"] = fixedText(*agreement.kappa, 2);
        out["kappa_low"] = fixedText(agreement.low, 2);
        out["kappa_high"] = fixedText(agreement.high, 2);
    }
    return out;
}

} // namespace

Json methodValues(const WeeklyReport &report)
{
    const WeekSummary &week = report.week();
    Json out = Json::object();
    const std::uint64_t random = week.total.randomReviewed + week.total.randomUnsure;
    const std::uint64_t others = week.total.reviewed - std::min(week.total.reviewed, random + week.total.suspiciousReviewed);
    out["random"] = groupedText(random);
    out["random_unsure"] = week.total.randomUnsure > 0 ? Json(groupedText(week.total.randomUnsure)) : Json();
    out["suspicious"] = groupedText(week.total.suspiciousReviewed);
    out["others"] = others > 0 ? Json(groupedText(others)) : Json();
    out["not_reviewed"] = groupedText(week.total.hits - std::min(week.total.hits, week.total.reviewed));
    if (!report.reviewers.empty())
        out["reviewers"] = joined(report.reviewers);
    if (week.estimate.isKnown())
        out["estimate"] = estimateValues(week);
    out["unread"] = unreadSites(week);
    out["agreement"] = agreementValues(report.agreement);
    if (report.log.countedLookups > 0)
        out["counted"] = {{"hits", groupedText(report.log.countedHits)}, {"lookups", groupedText(report.log.countedLookups)}};
    std::vector<std::string> rates, items;
    for (const double promise : kPromises) {
        rates.push_back(fixedText(promise * 100, 0));
        items.push_back(groupedText(cleanItemsNeeded(promise)));
    }
    out["promised_rates"] = joined(rates);
    out["clean_items"] = joined(items);
    out["masked"] = report.masked;
    return out;
}

} // namespace cacheloupe
