// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report_builder.h"

#include "core/base/private_text.h"
#include "core/hitlog/counter_totals.h"
#include "core/insight/standing_verdicts.h"
#include "core/review/log_signals.h"
#include "core/review/suspicion.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_set>

namespace cacheloupe {

namespace {

constexpr size_t kReasonsShown = 5;

struct Candidate {
    HitRow row = 0;
    bool wrong = false;
    double suspicion = 0;
};

/// Flagged reuses first, then the most suspicious ones nobody called safe; more than are shown, since pairs repeat.
std::vector<Candidate> candidates(const ReportSource &source, const std::vector<HitRow> &rows, const StandingVerdicts &standing)
{
    std::vector<Candidate> out;
    for (const HitRow row : rows) {
        if (source.table.kind(row) != EventKind::hit || isCounter(source.table, row))
            continue;
        const VerdictRecord *record = standing.of(source.table.idHash(row));
        if (record && record->verdict == Verdict::safe)
            continue;
        const double suspicion = source.suspicion ? source.suspicion(row) : std::nan("");
        out.push_back({row, record && isWrongReuse(record->verdict), std::isnan(suspicion) ? 0 : suspicion});
    }
    const auto before = [](const Candidate &a, const Candidate &b) { return std::tuple(!a.wrong, -a.suspicion, a.row) < std::tuple(!b.wrong, -b.suspicion, b.row); };
    std::sort(out.begin(), out.end(), before);
    return out;
}

ReportHit reportHit(const Hit &hit, const Candidate &candidate, const VerdictRecord *record, const LogSignals &log)
{
    ReportHit shown;
    shown.id = hit.id;
    shown.time = hit.time;
    shown.callSite = hit.callSite;
    shown.query = hit.query;
    shown.cachedQuery = hit.cachedQuery;
    shown.answer = hit.answer;
    shown.similarity = hit.similarity;
    shown.ageS = servedAgeS(hit);
    shown.ttlS = hit.entry.ttlS;
    shown.suspicion = candidate.suspicion;
    if (record) {
        shown.verdict = record->verdict;
        shown.reason = record->reason;
        shown.layer = record->layer;
        shown.note = record->note;
        shown.reviewer = record->reviewer;
    }
    const Suspicion suspicion = judgeSuspicion(hit, nullptr, &log);
    for (const SuspicionReason *reason : shownReasons(suspicion, kReasonsShown))
        shown.reasons.push_back({std::string(signalName(reason->signal)), reason->params});
    return shown;
}

/// One mask for all texts of a hit, so that what differs still differs.
void mask(ReportHit &hit)
{
    PrivateMask mask;
    for (std::string *text : {&hit.query, &hit.cachedQuery, &hit.answer, &hit.note})
        *text = mask.masked(*text).text;
    for (ReportReason &reason : hit.reasons) {
        for (std::string &param : reason.params)
            param = mask.maskedExcerpt(param);
    }
}

/// The same pair of questions comes once.
Result<std::vector<ReportHit>> worstHits(const ReportSource &source, const std::vector<HitRow> &rows, const StandingVerdicts &standing,
                                         const std::stop_token &stop)
{
    const LogSignals log(source.table, stop);
    std::vector<ReportHit> worst;
    std::set<std::tuple<std::string, std::string, std::string>> shown;
    for (const Candidate &candidate : candidates(source, rows, standing)) {
        if (worst.size() == source.worstHits)
            break;
        if (stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, {}, {}};
        const auto hit = source.table.record(candidate.row);
        if (!hit)
            return hit.error();
        if (!shown.emplace(hit->callSite, hit->query, hit->cachedQuery).second)
            continue;
        worst.push_back(reportHit(*hit, candidate, standing.of(source.table.idHash(candidate.row)), log));
        if (source.masked)
            mask(worst.back());
    }
    return worst;
}

/// Verdicts on hits of these rows alone: a workspace holds those of past weeks too.
std::vector<VerdictRecord> verdictsOnRows(const ReportSource &source, const std::vector<HitRow> &rows)
{
    std::unordered_set<HitRow> wanted(rows.begin(), rows.end());
    std::vector<VerdictRecord> out;
    for (const VerdictRecord &record : source.verdicts) {
        const auto row = source.table.rowOfId(record.hitId);
        if (row && wanted.contains(*row))
            out.push_back(record);
    }
    return out;
}

std::vector<std::string> reviewersOf(const std::vector<VerdictRecord> &records)
{
    std::set<std::string> names;
    for (const VerdictRecord &record : records)
        names.insert(record.reviewer);
    return {names.begin(), names.end()};
}

std::vector<std::string> sourceNames(const HitTable &table)
{
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < table.sourceCount(); ++i)
        names.push_back(table.source(i).path().filename().string());
    return names;
}

void maskNotes(Agreement &agreement)
{
    for (Disagreement &each : agreement.disagreements) {
        PrivateMask mask;
        each.first.note = mask.masked(each.first.note).text;
        each.second.note = mask.masked(each.second.note).text;
    }
}

} // namespace

Result<WeeklyReport> buildWeeklyReport(const ReportSource &source, const std::stop_token &stop)
{
    std::vector<HitRow> rows;
    if (source.rows) {
        rows = *source.rows;
    } else {
        rows.resize(source.table.rowCount());
        std::iota(rows.begin(), rows.end(), HitRow(0));
    }
    const StandingVerdicts standing(source.verdicts, source.reviewer);
    LogWeekLookups lookups;
    lookups.verdict = [&](const Hash128 &id) { return standing.of(id); };
    lookups.suspicion = source.suspicion;
    WeeklyReport report;
    report.log = summariseLog(source.table, rows, lookups, stop);
    auto worst = worstHits(source, rows, standing, stop);
    if (!worst)
        return worst.error();
    report.worstHits = std::move(*worst);
    const auto verdicts = verdictsOnRows(source, rows);
    report.agreement = agreementOf(verdicts);
    report.reviewers = reviewersOf(verdicts);
    if (source.masked)
        maskNotes(report.agreement);
    report.drafts = draftedChanges(source.drafts);
    report.sources = sourceNames(source.table);
    report.workspaceName = source.workspaceName;
    report.generatedAt = source.generatedAt;
    report.programVersion = source.programVersion;
    report.masked = source.masked;
    if (stop.stop_requested())
        return Error{ErrorCode::cancelled, ErrorReason::none, {}, {}};
    return report;
}

} // namespace cacheloupe
