// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/report_html.h"

#include "core/base/resource.h"
#include "core/base/utf8.h"
#include "core/insight/text_template.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace cacheloupe {

namespace {

constexpr size_t kMaxAnswerCodePoints = 900;
constexpr size_t kMaxQuestionCodePoints = 400;

/// Read once: a ranking asks for some hundred thousand sentences.
const Result<Json> &words()
{
    static const Result<Json> texts = []() -> Result<Json> {
        const auto text = resource("texts/report/words.json");
        if (!text)
            return Error{ErrorCode::notFound, ErrorReason::fileMissing, "texts/report/words.json", {}};
        return parseJson(*text, "texts/report/words.json");
    }();
    return texts;
}

std::string fixed(double value, int digits)
{
    char text[48];
    std::snprintf(text, sizeof text, "%.*f", digits, value);
    return text;
}

std::string percent(double share)
{
    return fixed(share * 100, 1);
}

/// 12431 → 12,431
std::string grouped(std::uint64_t value)
{
    std::string text = std::to_string(value);
    for (std::ptrdiff_t at = std::ptrdiff_t(text.size()) - 3; at > 0; at -= 3)
        text.insert(size_t(at), 1, ',');
    return text;
}

/// The two largest units: "2 d 4 h".
std::string duration(double seconds)
{
    struct Unit {
        double lengthS;
        const char *name;
    };
    constexpr Unit units[] = {{86400, "d"}, {3600, "h"}, {60, "min"}, {1, "s"}};
    double left = std::max(0.0, std::round(seconds));
    std::string out;
    int shown = 0;
    for (const Unit &unit : units) {
        const double count = std::floor(left / unit.lengthS);
        left -= count * unit.lengthS;
        if (count == 0 && shown == 0)
            continue;
        if (count > 0)
            out += (out.empty() ? "" : " ") + fixed(count, 0) + ' ' + unit.name;
        if (++shown == 2)
            break;
    }
    return out.empty() ? "0 s" : out;
}

std::string minuteText(Instant t)
{
    std::string text = formatInstant(t).substr(0, 16);
    std::replace(text.begin(), text.end(), 'T', ' ');
    return text;
}

Json rateJson(const RateInterval &rate)
{
    return {{"rate", percent(rate.rate)}, {"low", percent(rate.low)}, {"high", percent(rate.high)}, {"n", grouped(rate.n)}, {"count", grouped(rate.count)}};
}

Json figuresJson(const WeekFigures &f)
{
    Json out = {{"events", grouped(f.events)}, {"hits", grouped(f.hits)}, {"misses", grouped(f.misses)}, {"reviewed", grouped(f.reviewed)}, {"wrong", grouped(f.wrong)}};
    if (f.malformed > 0)
        out["malformed"] = grouped(f.malformed);
    if (f.staleServed > 0)
        out["stale_served"] = grouped(f.staleServed);
    if (f.hits + f.misses > 0)
        out["hit_rate"] = rateJson(f.hitRate());
    if (f.savedKnown)
        out["saved_usd"] = fixed(f.savedUsd, 2);
    if (f.reviewed > 0)
        out["wrong_rate"] = rateJson(f.wrongRate());
    if (f.randomReviewed > 0)
        out["random_rate"] = rateJson(f.randomWrongRate());
    if (f.meanSuspicion)
        out["suspicion"] = fixed(*f.meanSuspicion, 2);
    if (f.oldestServedS)
        out["oldest"] = duration(*f.oldestServedS);
    if (f.oldestServedS && f.oldestServedTtlS)
        out["oldest_ttl"] = duration(*f.oldestServedTtlS);
    return out;
}

/// Heights in percent of the busiest day, for bars drawn with CSS.
Json daysJson(const WeekSummary &week)
{
    std::uint64_t most = 1;
    for (const DaySummary &day : week.days)
        most = std::max(most, day.figures.hits);
    Json out = Json::array();
    for (const DaySummary &day : week.days) {
        const WeekFigures &f = day.figures;
        const auto share = [&](std::uint64_t count) { return fixed(100.0 * double(count) / double(most), 2); };
        const std::uint64_t right = f.byVerdict[size_t(Verdict::safe)];
        Json row = figuresJson(f);
        row["day"] = formatInstant(day.day).substr(0, 10);
        row["day_short"] = formatInstant(day.day).substr(5, 5);
        row["open_share"] = share(f.hits - f.wrong - right);
        row["right_share"] = share(right);
        row["wrong_share"] = share(f.wrong);
        out.push_back(std::move(row));
    }
    return out;
}

std::string fillParams(std::string pattern, const std::vector<std::string> &params)
{
    std::string out;
    for (size_t i = 0; i < pattern.size(); ++i) {
        const size_t index = i + 2 < pattern.size() && pattern[i] == '{' && pattern[i + 2] == '}' ? size_t(pattern[i + 1] - '0') : SIZE_MAX;
        if (index > 9) {
            out += pattern[i];
            continue;
        }
        out += index < params.size() ? params[index] : std::string();
        i += 2;
    }
    return out;
}

std::string sentence(const Json &json, const ReportReason &reason)
{
    if (reason.params.size() == 2 && reason.params[0].empty() != reason.params[1].empty()) {
        if (const auto pattern = jsonText(json, "one_sided." + reason.signal))
            return fillParams(*pattern, {reason.params[0] + reason.params[1]});
    }
    const auto pattern = jsonText(json, "reasons." + reason.signal);
    return pattern ? fillParams(*pattern, reason.params) : reason.signal;
}

Json hitJson(const ReportHit &hit, const Json &texts)
{
    const std::string verdict(verdictName(hit.verdict));
    Json out = {{"call_site", hit.callSite},
                {"query", elided(toValidUtf8(hit.query), kMaxQuestionCodePoints)},
                {"cached_query", elided(toValidUtf8(hit.cachedQuery), kMaxQuestionCodePoints)},
                {"answer", elided(toValidUtf8(hit.answer), kMaxAnswerCodePoints)},
                {"verdict", jsonText(texts, "verdicts." + verdict).value_or(verdict)},
                {"verdict_class", isWrongReuse(hit.verdict) ? "wrong" : hit.verdict == Verdict::safe ? "right" : "open"},
                {"note", hit.note},
                {"reviewer", hit.reviewer}};
    if (hit.time)
        out["time"] = minuteText(*hit.time);
    if (hit.similarity)
        out["similarity"] = fixed(*hit.similarity, 3);
    if (hit.ageS)
        out["age"] = duration(*hit.ageS);
    if (hit.ttlS)
        out["ttl"] = duration(*hit.ttlS);
    if (hit.suspicion)
        out["suspicion"] = fixed(*hit.suspicion, 2);
    Json reasons = Json::array();
    for (const ReportReason &reason : hit.reasons)
        reasons.push_back(sentence(texts, reason));
    out["reasons"] = std::move(reasons);
    return out;
}

Json reportJson(const WeeklyReport &report, const Json &texts)
{
    Json out = Json::object();
    // In an object of their own, so that a call site without a figure never shows the total's.
    out["total"] = figuresJson(report.week.total);
    out["workspace"] = report.workspaceName;
    out["generated_at"] = minuteText(report.generatedAt);
    out["version"] = report.programVersion;
    if (report.week.from && report.week.to) {
        out["from"] = formatInstant(*report.week.from).substr(0, 10);
        out["to"] = formatInstant(*report.week.to).substr(0, 10);
    }
    out["sources"] = report.sources;
    out["days"] = daysJson(report.week);
    Json sites = Json::array();
    for (const SiteSummary &site : report.week.sites) {
        Json row = figuresJson(site.figures);
        row["call_site"] = site.callSite;
        sites.push_back(std::move(row));
    }
    out["has_sites"] = !sites.empty();
    out["sites"] = std::move(sites);
    Json hits = Json::array();
    for (const ReportHit &hit : report.worstHits)
        hits.push_back(hitJson(hit, texts));
    out["has_hits"] = !hits.empty();
    out["worst_hits"] = std::move(hits);
    return out;
}

Result<std::string> fillReport(const WeeklyReport &report, std::string_view templatePath, TemplateEscape escape)
{
    const auto text = resource(templatePath);
    if (!text)
        return Error{ErrorCode::notFound, ErrorReason::fileMissing, std::string(templatePath), {}};
    const auto &texts = words();
    if (!texts)
        return texts.error();
    return fillTemplate(*text, reportJson(report, *texts), escape);
}

} // namespace

Result<std::string> weeklyReportHtml(const WeeklyReport &report)
{
    return fillReport(report, "texts/report/weekly.html", TemplateEscape::html);
}

Result<std::string> weeklyReportMarkdown(const WeeklyReport &report)
{
    return fillReport(report, "texts/report/weekly.md", TemplateEscape::markdown);
}

std::string reasonSentence(const ReportReason &reason)
{
    const auto &texts = words();
    return texts ? sentence(*texts, reason) : reason.signal;
}

} // namespace cacheloupe
