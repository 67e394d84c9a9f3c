// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report_json.h"

#include "core/domain/upper_bound.h"
#include "core/driver/json_members.h"
#include "core/report/report_text.h"

#include <algorithm>

namespace cacheloupe {

namespace {

Json rateJson(const RateInterval &rate)
{
    if (rate.n == 0)
        return {{"count", rate.count}, {"n", 0}};
    return {{"count", rate.count}, {"n", rate.n}, {"rate", rate.rate}, {"low", rate.low}, {"high", rate.high}};
}

Json figuresJson(const WeekFigures &figures)
{
    Json json = {{"events", figures.events},     {"hits", figures.hits},         {"misses", figures.misses},
                 {"malformed", figures.malformed}, {"hit_rate", rateJson(figures.hitRate())}, {"stale", figures.staleServed},
                 {"reviewed", figures.reviewed}, {"wrong_rate", rateJson(figures.wrongRate())}};
    json["random_rate"] = rateJson(figures.randomWrongRate());
    json["random_rate_per_request"] = rateJson(perRequest(figures.randomWrongRate(), figures.hits, figures.hits + figures.misses));
    if (figures.savedKnown)
        json["saved_usd"] = figures.savedUsd;
    putMember(json, "oldest_s", figures.oldestServedS);
    putMember(json, "oldest_ttl_s", figures.oldestServedTtlS);
    putMember(json, "suspicion_mean", figures.meanSuspicion);
    return json;
}

Json estimateJson(const StratifiedRate &estimate, const WeekFigures &total)
{
    return {{"per_hit", rateJson(estimate.perHit)},
            {"per_request", rateJson(perRequest(estimate.perHit, total.hits, total.hits + total.misses))},
            {"effective_n", estimate.effectiveN},
            {"coverage", estimate.coverage},
            {"call_sites", estimate.strata},
            {"call_sites_read", estimate.covered}};
}

Json modesJson(const WeekSummary &week)
{
    Json json = Json::object();
    for (const Verdict verdict : kVerdicts) {
        Json mode = {{"count", week.total.byVerdict[size_t(verdict)]}};
        if (isWrongReuse(verdict))
            mode["per_hit"] = rateJson(week.estimateByVerdict[size_t(verdict)].perHit);
        json[std::string(verdictName(verdict))] = std::move(mode);
    }
    return json;
}

Json reasonsJson(const WeekSummary &week)
{
    Json json = Json::object();
    for (size_t i = 1; i < week.reasons.size(); ++i) {
        if (week.reasons[i] > 0)
            json[std::string(verdictReasonName(VerdictReason(i)))] = week.reasons[i];
    }
    return json;
}

Json methodJson(const WeeklyReport &report)
{
    const WeekFigures &total = report.week().total;
    Json json = {{"interval", "wilson"},
                 {"confidence", 0.95},
                 {"random_reviewed", total.randomReviewed},
                 {"random_unsure", total.randomUnsure},
                 {"suspicious_reviewed", total.suspiciousReviewed},
                 {"not_reviewed", total.hits - std::min(total.hits, total.reviewed)},
                 {"reviewers", report.reviewers},
                 {"masked", report.masked}};
    Json clean = Json::object();
    for (const double rate : {0.05, 0.03, 0.02, 0.01})
        clean[fixedText(rate, 2)] = cleanItemsNeeded(rate);
    json["clean_items_needed"] = std::move(clean);
    if (report.log.countedLookups > 0)
        json["counted"] = {{"hits", report.log.countedHits}, {"lookups", report.log.countedLookups}};
    return json;
}

Json readingJson(const VerdictRecord &record)
{
    Json json = {{"reviewer", record.reviewer}, {"verdict", verdictName(record.verdict)}};
    putMember(json, "reason", std::string(verdictReasonName(record.reason)));
    putMember(json, "note", record.note);
    putMember(json, "stratum", std::string(reviewStratumName(record.stratum)));
    return json;
}

Json agreementJson(const Agreement &agreement)
{
    Json json = {{"pairs", agreement.pairs}, {"blind", agreement.blindPairs}, {"equal", agreement.equal}};
    if (agreement.kappa) {
        json["kappa"] = *agreement.kappa;
        json["low"] = agreement.low;
        json["high"] = agreement.high;
    }
    json["disagreements"] = Json::array();
    for (const Disagreement &each : agreement.disagreements)
        json["disagreements"].push_back({{"id", each.first.hitId}, {"call_site", each.first.callSite}, {"first", readingJson(each.first)}, {"second", readingJson(each.second)}});
    return json;
}

Json draftsJson(const std::vector<DraftedChange> &drafts)
{
    Json json = Json::array();
    for (const DraftedChange &draft : drafts) {
        Json row = {{"target", draft.target}};
        putMember(row, "call_site", draft.callSite);
        row["effect"] = draft.effect;
        row["changes"] = draft.changes;
        putMember(row, "sentence", draft.sentence);
        json.push_back(std::move(row));
    }
    return json;
}

Json hitJson(const ReportHit &hit)
{
    Json json = {{"id", hit.id}};
    if (hit.time)
        json["ts"] = formatInstant(*hit.time);
    json["call_site"] = hit.callSite;
    json["query"] = hit.query;
    json["cached_query"] = hit.cachedQuery;
    json["answer"] = hit.answer;
    if (hit.similarity)
        json["similarity"] = *hit.similarity;
    if (hit.ageS)
        json["age_s"] = *hit.ageS;
    if (hit.ttlS)
        json["ttl_s"] = *hit.ttlS;
    json["verdict"] = verdictName(hit.verdict);
    putMember(json, "reason", std::string(verdictReasonName(hit.reason)));
    putMember(json, "layer", hit.layer);
    putMember(json, "note", hit.note);
    putMember(json, "reviewer", hit.reviewer);
    if (hit.suspicion)
        json["suspicion"] = *hit.suspicion;
    json["reasons"] = Json::array();
    for (const ReportReason &reason : hit.reasons)
        json["reasons"].push_back({{"signal", reason.signal}, {"text", reasonSentence(reason)}});
    return json;
}

} // namespace

Json reportJson(const WeeklyReport &report)
{
    Json json = {{"generated_at", formatInstant(report.generatedAt)}, {"program_version", report.programVersion}};
    if (!report.workspaceName.empty())
        json["workspace"] = report.workspaceName;
    json["sources"] = report.sources;
    if (report.week().from)
        json["from"] = formatInstant(*report.week().from);
    if (report.week().to)
        json["to"] = formatInstant(*report.week().to);
    json["method"] = methodJson(report);
    json["total"] = figuresJson(report.week().total);
    json["estimate"] = estimateJson(report.week().estimate, report.week().total);
    json["by_verdict"] = modesJson(report.week());
    json["reasons"] = reasonsJson(report.week());
    json["layers"] = report.week().layers;
    json["preventable"] = rateJson(report.week().total.preventable());
    json["days"] = Json::array();
    for (const DaySummary &day : report.week().days) {
        Json figures = {{"day", formatInstant(day.day).substr(0, 10)}};
        figures.update(figuresJson(day.figures));
        json["days"].push_back(std::move(figures));
    }
    json["call_sites"] = Json::array();
    for (const SiteSummary &site : report.week().sites) {
        Json figures = {{"call_site", site.callSite}};
        figures.update(figuresJson(site.figures));
        json["call_sites"].push_back(std::move(figures));
    }
    json["worst_hits"] = Json::array();
    for (const ReportHit &hit : report.worstHits)
        json["worst_hits"].push_back(hitJson(hit));
    json["drafts"] = draftsJson(report.drafts);
    json["agreement"] = agreementJson(report.agreement);
    return json;
}

} // namespace cacheloupe
