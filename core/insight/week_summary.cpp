// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/week_summary.h"

#include <algorithm>
#include <tuple>

namespace cacheloupe {

namespace {

constexpr std::int64_t kMsPerDay = 86'400'000;

void countHit(WeekFigures &figures, const WeekRow &row)
{
    ++figures.hits;
    ++figures.byVerdict[size_t(row.verdict)];
    if (row.verdict != Verdict::none) {
        const bool wrong = isWrongReuse(row.verdict);
        ++figures.reviewed;
        figures.wrong += wrong;
        const bool random = row.stratum == ReviewStratum::random;
        const bool decided = row.verdict != Verdict::unsure;
        figures.randomReviewed += random && decided;
        figures.randomByVerdict[size_t(row.verdict)] += random;
        figures.randomWrong += random && wrong;
        figures.randomUnsure += random && !decided;
        figures.suspiciousReviewed += row.stratum == ReviewStratum::suspicious;
    }
    if (!row.ageS)
        return;
    figures.staleServed += row.ttlS && *row.ttlS > 0 && *row.ageS > *row.ttlS;
    if (!figures.oldestServedS || *row.ageS > *figures.oldestServedS) {
        figures.oldestServedS = row.ageS;
        figures.oldestServedTtlS = row.ttlS;
    }
}

} // namespace

void WeekSummaryBuilder::count(Sums &sums, const WeekRow &row)
{
    WeekFigures &figures = sums.figures;
    ++figures.events;
    figures.misses += row.kind == EventKind::miss;
    figures.malformed += row.kind == EventKind::malformed;
    if (row.savedUsd) {
        figures.savedUsd += *row.savedUsd;
        figures.savedKnown = true;
    }
    if (row.kind != EventKind::hit)
        return;
    countHit(figures, row);
    if (row.suspicion) {
        sums.suspicionSum += *row.suspicion;
        ++sums.suspicionCount;
    }
}

void WeekSummaryBuilder::countFault(const WeekRow &row)
{
    if (row.kind != EventKind::hit || !isWrongReuse(row.verdict))
        return;
    ++m_reasons[size_t(row.reason)];
    if (row.layer.empty())
        return;
    auto layer = m_layers.find(row.layer);
    if (layer == m_layers.end())
        layer = m_layers.emplace(std::string(row.layer), 0).first;
    ++layer->second;
}

WeekFigures WeekSummaryBuilder::finished(const Sums &sums)
{
    WeekFigures figures = sums.figures;
    if (sums.suspicionCount > 0)
        figures.meanSuspicion = sums.suspicionSum / double(sums.suspicionCount);
    return figures;
}

void WeekSummaryBuilder::add(const WeekRow &row)
{
    count(m_total, row);
    if (row.time) {
        m_from = m_from ? std::min(*m_from, *row.time) : *row.time;
        m_to = m_to ? std::max(*m_to, *row.time) : *row.time;
        const std::int64_t ms = unixMs(*row.time);
        count(m_days[ms >= 0 ? ms / kMsPerDay : (ms - kMsPerDay + 1) / kMsPerDay], row);
    }
    if (row.kind == EventKind::malformed)
        return;
    countFault(row);
    auto site = m_sites.find(row.callSite);
    if (site == m_sites.end())
        site = m_sites.emplace(std::string(row.callSite), Sums{}).first;
    count(site->second, row);
}

WeekSummary WeekSummaryBuilder::summary() const
{
    WeekSummary out;
    out.from = m_from;
    out.to = m_to;
    out.total = finished(m_total);
    for (const auto &[day, sums] : m_days)
        out.days.push_back({instantFromUnixMs(day * kMsPerDay), finished(sums)});
    for (const auto &[name, sums] : m_sites)
        out.sites.push_back({name, finished(sums)});
    const auto estimate = [&](const auto &wrongOf) {
        std::vector<RateStratum> strata;
        for (const SiteSummary &site : out.sites)
            strata.push_back({site.figures.hits, site.figures.randomReviewed, wrongOf(site.figures)});
        return stratifiedRate(strata);
    };
    out.estimate = estimate([](const WeekFigures &figures) { return figures.randomWrong; });
    for (const Verdict verdict : kVerdicts)
        out.estimateByVerdict[size_t(verdict)] = estimate([verdict](const WeekFigures &figures) { return figures.randomByVerdict[size_t(verdict)]; });
    out.reasons = m_reasons;
    out.layers = m_layers;
    const auto badness = [](const SiteSummary &site) {
        const WeekFigures &f = site.figures;
        return std::make_tuple(f.wrong, f.wrongRate().rate, f.meanSuspicion.value_or(0), f.hits);
    };
    std::stable_sort(out.sites.begin(), out.sites.end(), [&](const SiteSummary &a, const SiteSummary &b) { return badness(a) > badness(b); });
    return out;
}

} // namespace cacheloupe
