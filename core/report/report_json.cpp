// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/report_json.h"

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
    if (figures.savedKnown)
        json["saved_usd"] = figures.savedUsd;
    if (figures.oldestServedS)
        json["oldest_s"] = *figures.oldestServedS;
    if (figures.meanSuspicion)
        json["suspicion_mean"] = *figures.meanSuspicion;
    return json;
}

Json hitJson(const ReportHit &hit)
{
    Json json = Json::object();
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
    if (!hit.note.empty())
        json["note"] = hit.note;
    if (!hit.reviewer.empty())
        json["reviewer"] = hit.reviewer;
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
    if (report.week.from)
        json["from"] = formatInstant(*report.week.from);
    if (report.week.to)
        json["to"] = formatInstant(*report.week.to);
    json["total"] = figuresJson(report.week.total);
    json["days"] = Json::array();
    for (const DaySummary &day : report.week.days) {
        Json figures = {{"day", formatInstant(day.day).substr(0, 10)}};
        figures.update(figuresJson(day.figures));
        json["days"].push_back(std::move(figures));
    }
    json["call_sites"] = Json::array();
    for (const SiteSummary &site : report.week.sites) {
        Json figures = {{"call_site", site.callSite}};
        figures.update(figuresJson(site.figures));
        json["call_sites"].push_back(std::move(figures));
    }
    json["worst_hits"] = Json::array();
    for (const ReportHit &hit : report.worstHits)
        json["worst_hits"].push_back(hitJson(hit));
    return json;
}

} // namespace cacheloupe
