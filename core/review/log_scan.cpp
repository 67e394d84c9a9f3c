// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/log_scan.h"

#include "core/review/log_scans.h"

#include <algorithm>
#include <tuple>

namespace cacheloupe {

namespace {

/// Half the time is reading.
constexpr double kReadingShare = 0.5;

struct Scan {
    ScanFindings (*find)(const ScanInput &input);
    std::vector<ScanKind> kinds;
};

std::vector<Scan> allScans()
{
    using enum ScanKind;
    return {{findKeyConflicts, {keyTooSmall}},
            {findSplitRequests, {keyTooBig}},
            {findCrossScope, {crossScope}},
            {findPersonalUnscoped, {personalUnscoped}},
            {findPoisonedEntries, {poisonedEntry}},
            {findServedTexts, {contradictingQuestions, creativeServed, followupServed, actionReplayed, refusalServed}},
            {findManyQuestions, {manyQuestions}},
            {findTemperatures, {temperatureCached, temperatureUnknown}},
            {findUndeclared, {cacheableUndeclared, uncacheableServed}},
            {findRetries, {retryAfterHit}},
            {findExpired, {servedExpired}},
            {findChangedFields, {fieldChanged}},
            {findOlderThanChange, {olderThanChange}}};
}

bool isWorse(const ScanFinding &a, const ScanFinding &b)
{
    const HitRow first = a.rows.empty() ? 0 : a.rows.front();
    const HitRow second = b.rows.empty() ? 0 : b.rows.front();
    return std::tuple(a.severity, b.count, first) < std::tuple(b.severity, a.count, second);
}

void keepWorst(ScanResult &result, size_t most)
{
    std::sort(result.findings.begin(), result.findings.end(), isWorse);
    result.total = result.findings.size();
    if (most > 0 && result.findings.size() > most)
        result.findings.resize(most);
}

/// What a finding is about, read from its first example: only for those that are kept.
void nameSubjects(const HitTable &table, ScanResult &result)
{
    using enum ScanKind;
    constexpr std::array<ScanKind, 5> ofEntries = {crossScope, poisonedEntry, contradictingQuestions, manyQuestions, refusalServed};
    const bool isOfEntry = std::find(ofEntries.begin(), ofEntries.end(), result.kind) != ofEntries.end();
    if (!isOfEntry && result.kind != keyTooSmall)
        return;
    for (ScanFinding &finding : result.findings) {
        const Result<Hit> hit = finding.rows.empty() ? Result<Hit>(Error{}) : table.record(finding.rows.front());
        if (hit)
            finding.subject = isOfEntry && !hit->entry.id.empty() ? hit->entry.id : hit->key;
    }
}

} // namespace

Result<std::vector<ScanResult>> scanFacts(const EventFacts &facts, const LogScanOptions &options)
{
    const auto &events = facts.events();
    const auto hitsByEntry = EventGroups::by(events.size(), facts.entryCount(), [&](size_t i) { return events[i].kind == EventKind::hit ? events[i].entry : 0; });
    const ScanInput input{facts, options, hitsByEntry};
    std::vector<ScanResult> results(kScanKindCount);
    for (size_t i = 0; i < results.size(); ++i)
        results[i].kind = ScanKind(i);
    const auto scans = allScans();
    for (size_t i = 0; i < scans.size(); ++i) {
        if (std::none_of(scans[i].kinds.begin(), scans[i].kinds.end(), [&](ScanKind kind) { return input.wants(kind); }))
            continue;
        if (options.onProgress)
            options.onProgress(kReadingShare + (1 - kReadingShare) * double(i) / double(scans.size()), scans[i].kinds.front());
        ScanFindings found = scans[i].find(input);
        if (input.stopped())
            return cancelledAt({});
        for (ScanFinding &finding : found)
            if (input.wants(finding.kind))
                results[size_t(finding.kind)].findings.push_back(std::move(finding));
    }
    for (ScanResult &result : results) {
        keepWorst(result, options.mostFindings);
        nameSubjects(facts.table(), result);
    }
    std::erase_if(results, [&](const ScanResult &result) { return !input.wants(result.kind); });
    return results;
}

Result<std::vector<ScanResult>> scanLog(const HitTable &table, std::optional<std::span<const HitRow>> rows, const LogScanOptions &options)
{
    EventFactsOptions reading;
    reading.stop = options.stop;
    reading.workers = options.workers;
    const auto count = double(std::max<size_t>(1, rows ? rows->size() : table.rowCount()));
    if (options.onProgress)
        reading.onProgress = [&](std::uint64_t done) { options.onProgress(kReadingShare * double(done) / count, std::nullopt); };
    const auto facts = EventFacts::read(table, rows, reading);
    if (!facts)
        return facts.error();
    return scanFacts(*facts, options);
}

} // namespace cacheloupe
