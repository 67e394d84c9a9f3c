// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report_values.h"

#include "core/base/utf8.h"
#include "core/report/report_text.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr size_t kMaxAnswerCodePoints = 900;
constexpr size_t kMaxQuestionCodePoints = 400;
constexpr Verdict kWrongModes[] = {Verdict::wrongMatch, Verdict::stale, Verdict::leakedScope, Verdict::notCacheable};

Json figuresValues(const WeekFigures &f)
{
    Json out = {{"events", groupedText(f.events)}, {"hits", groupedText(f.hits)},         {"misses", groupedText(f.misses)},
                {"reviewed", groupedText(f.reviewed)}, {"wrong", groupedText(f.wrong)}};
    if (f.malformed > 0)
        out["malformed"] = groupedText(f.malformed);
    if (f.staleServed > 0)
        out["stale_served"] = groupedText(f.staleServed);
    if (f.hits + f.misses > 0)
        out["hit_rate"] = rateValues(f.hitRate());
    if (f.savedKnown)
        out["saved_usd"] = fixedText(f.savedUsd, 2);
    if (f.reviewed > 0)
        out["wrong_rate"] = rateValues(f.wrongRate());
    if (f.randomReviewed > 0) {
        out["random_rate"] = rateValues(f.randomWrongRate());
        if (f.hits + f.misses > 0)
            out["request_rate"] = rateValues(perRequest(f.randomWrongRate(), f.hits, f.hits + f.misses));
    }
    if (f.meanSuspicion)
        out["suspicion"] = fixedText(*f.meanSuspicion, 2);
    if (f.oldestServedS)
        out["oldest"] = durationText(*f.oldestServedS);
    if (f.oldestServedS && f.oldestServedTtlS)
        out["oldest_ttl"] = durationText(*f.oldestServedTtlS);
    return out;
}

constexpr double kBarPx = 300;

/// Shares in percent of the busiest day, for bars; widths are absent where there is nothing to draw.
Json daysValues(const WeekSummary &week)
{
    std::uint64_t most = 1;
    for (const DaySummary &day : week.days)
        most = std::max(most, day.figures.hits);
    Json out = Json::array();
    for (const DaySummary &day : week.days) {
        const WeekFigures &f = day.figures;
        const auto share = [&](std::uint64_t count) { return fixedText(100.0 * double(count) / double(most), 2); };
        const std::uint64_t right = f.byVerdict[size_t(Verdict::safe)];
        Json row = figuresValues(f);
        row["day"] = formatInstant(day.day).substr(0, 10);
        row["day_short"] = formatInstant(day.day).substr(5, 5);
        row["open_share"] = share(f.hits - f.wrong - right);
        row["right_share"] = share(right);
        row["wrong_share"] = share(f.wrong);
        const auto putWidth = [&](const char *name, std::uint64_t count) {
            if (count > 0)
                row[name] = fixedText(std::max(1.0, kBarPx * double(count) / double(most)), 0);
        };
        putWidth("open_px", f.hits - f.wrong - right);
        putWidth("right_px", right);
        putWidth("wrong_px", f.wrong);
        out.push_back(std::move(row));
    }
    return out;
}

/// The four ways to be wrong, each with its share of the wrong reuses and its rate among all hits.
Json modesValues(const WeekSummary &week)
{
    Json out = Json::array();
    for (const Verdict mode : kWrongModes) {
        const std::uint64_t count = week.total.byVerdict[size_t(mode)];
        Json row = {{"mode", verdictWord(mode)}, {"count", groupedText(count)}};
        if (week.total.wrong > 0)
            row["share"] = percentText(double(count) / double(week.total.wrong));
        const StratifiedRate &estimate = week.estimateByVerdict[size_t(mode)];
        if (estimate.isKnown())
            row["estimate"] = rateValues(estimate.perHit);
        out.push_back(std::move(row));
    }
    return out;
}

struct Counted {
    std::string name;
    std::uint64_t count = 0;
};

Json countsValues(std::vector<Counted> counts, std::uint64_t whole)
{
    std::stable_sort(counts.begin(), counts.end(), [](const Counted &a, const Counted &b) { return a.count > b.count; });
    Json out = Json::array();
    for (const Counted &counted : counts) {
        if (counted.count > 0)
            out.push_back({{"name", counted.name}, {"count", groupedText(counted.count)}, {"share", percentText(double(counted.count) / double(std::max<std::uint64_t>(whole, 1)))}});
    }
    return out;
}

Json reasonsValues(const WeekSummary &week)
{
    std::vector<Counted> counts;
    for (size_t i = 1; i < week.reasons.size(); ++i)
        counts.push_back({verdictReasonWord(VerdictReason(i)), week.reasons[i]});
    return countsValues(std::move(counts), week.total.wrong);
}

Json layersValues(const WeekSummary &week)
{
    std::vector<Counted> counts;
    for (const auto &[layer, count] : week.layers)
        counts.push_back({layerWord(layer), count});
    return countsValues(std::move(counts), week.total.wrong);
}

Json hitValues(const ReportHit &hit)
{
    Json out = {{"call_site", hit.callSite},
                {"query", elided(toValidUtf8(hit.query), kMaxQuestionCodePoints)},
                {"cached_query", elided(toValidUtf8(hit.cachedQuery), kMaxQuestionCodePoints)},
                {"answer", elided(toValidUtf8(hit.answer), kMaxAnswerCodePoints)},
                {"verdict", verdictWord(hit.verdict)},
                {"verdict_class", isWrongReuse(hit.verdict) ? "wrong" : hit.verdict == Verdict::safe ? "right" : "open"},
                {"verdict_reason", verdictReasonWord(hit.reason)},
                {"layer", layerWord(hit.layer)},
                {"note", hit.note},
                {"reviewer", hit.reviewer}};
    if (hit.time)
        out["time"] = minuteText(*hit.time);
    if (hit.similarity)
        out["similarity"] = fixedText(*hit.similarity, 3);
    if (hit.ageS)
        out["age"] = durationText(*hit.ageS);
    if (hit.ttlS)
        out["ttl"] = durationText(*hit.ttlS);
    if (hit.suspicion)
        out["suspicion"] = fixedText(*hit.suspicion, 2);
    out["reasons"] = Json::array();
    for (const ReportReason &reason : hit.reasons)
        out["reasons"].push_back(reasonSentence(reason));
    return out;
}

Json readingValues(const VerdictRecord &record)
{
    return {{"reviewer", record.reviewer}, {"verdict", verdictWord(record.verdict)}, {"reason", verdictReasonWord(record.reason)}, {"note", record.note},
            {"stratum", stratumWord(record.stratum)}};
}

Json disagreementsValues(const Agreement &agreement)
{
    Json out = Json::array();
    for (const Disagreement &each : agreement.disagreements)
        out.push_back({{"call_site", each.first.callSite}, {"id", each.first.hitId}, {"on_wrong", each.onWrong()}, {"first", readingValues(each.first)},
                       {"second", readingValues(each.second)}});
    return out;
}

Json draftsValues(const std::vector<DraftedChange> &drafts)
{
    Json out = Json::array();
    for (const DraftedChange &draft : drafts)
        out.push_back({{"call_site", draft.callSite.empty() ? "defaults" : draft.callSite}, {"target", draft.target}, {"effect", draft.effect},
                       {"changes", draft.changes}, {"sentence", draft.sentence}});
    return out;
}

/// An array under its name, and whether it holds something, for headings.
void putRows(Json &out, const std::string &name, Json rows)
{
    out["has_" + name] = !rows.empty();
    out[name] = std::move(rows);
}

} // namespace

Json rateValues(const RateInterval &rate)
{
    return {{"rate", percentText(rate.rate)}, {"low", percentText(rate.low)}, {"high", percentText(rate.high)}, {"n", groupedText(rate.n)},
            {"count", groupedText(rate.count)}};
}

Json reportValues(const WeeklyReport &report)
{
    const WeekSummary &week = report.week();
    Json out = Json::object();
    // In an object of their own, so that a call site without a figure never shows the total's.
    out["total"] = figuresValues(week.total);
    out["method"] = methodValues(report);
    out["workspace"] = report.workspaceName;
    out["generated_at"] = minuteText(report.generatedAt);
    out["version"] = report.programVersion;
    if (week.from && week.to) {
        out["from"] = formatInstant(*week.from).substr(0, 10);
        out["to"] = formatInstant(*week.to).substr(0, 10);
    }
    out["sources"] = report.sources;
    putRows(out, "days", daysValues(week));
    Json sites = Json::array();
    for (const SiteSummary &site : week.sites) {
        Json row = figuresValues(site.figures);
        row["call_site"] = site.callSite;
        sites.push_back(std::move(row));
    }
    putRows(out, "sites", std::move(sites));
    putRows(out, "modes", week.total.wrong > 0 ? modesValues(week) : Json::array());
    putRows(out, "fault_reasons", reasonsValues(week));
    putRows(out, "layers", layersValues(week));
    if (week.total.wrong > 0)
        out["preventable"] = rateValues(week.total.preventable());
    Json hits = Json::array();
    for (const ReportHit &hit : report.worstHits)
        hits.push_back(hitValues(hit));
    putRows(out, "worst_hits", std::move(hits));
    putRows(out, "drafts", draftsValues(report.drafts));
    putRows(out, "disagreements", disagreementsValues(report.agreement));
    return out;
}

} // namespace cacheloupe
