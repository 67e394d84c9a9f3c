// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/validity_evidence.h"

#include "core/base/words.h"
#include "core/hitlog/hit_table.h"
#include "core/replay/freshness_judgement.h"
#include "core/replay/replay_payload.h"
#include "core/replay/verdict_history.h"
#include "core/workspace/workspace.h"

#include <algorithm>
#include <map>

namespace cacheloupe {

namespace {

using std::chrono::duration;

/// The time the served answer was written.
std::optional<Instant> writtenAt(const Hit &hit)
{
    if (hit.entry.createdAt)
        return hit.entry.createdAt;
    const auto ageS = servedAgeS(hit);
    if (!ageS || !hit.time)
        return std::nullopt;
    return *hit.time - std::chrono::duration_cast<Instant::duration>(duration<double>(*ageS));
}

bool isSameQuestion(const Hit &hit)
{
    if (hit.match == MatchKind::exact || hit.cachedQuery.empty() || hit.cachedQuery == hit.query)
        return true;
    const WordList asked = splitWords(hit.query);
    const WordList answered = splitWords(hit.cachedQuery);
    if (asked.words.size() != answered.words.size())
        return false;
    for (size_t i = 0; i < asked.words.size(); ++i) {
        if (asked.form(i) != answered.form(i))
            return false;
    }
    return true;
}

std::string entryOf(const Hit &hit)
{
    return hit.entry.id.empty() ? hit.key : hit.entry.id;
}

using TtlCounts = std::map<double, size_t>;

std::optional<double> mostFrequent(const TtlCounts &counts)
{
    const auto most = std::max_element(counts.begin(), counts.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
    return most == counts.end() ? std::nullopt : std::optional(most->first);
}

void addChecks(const ReplayedHit &replayed, Instant written, SiteEvidence &site)
{
    for (const ReplayRound &round : replayRounds(replayed.results)) {
        const double ageS = duration<double>(round.at - written).count();
        const auto valid = isStillValid(judgeFreshness(replayed.hit.query, round.repeats).verdict);
        if (!valid || ageS < 0)
            ++site.undecided;
        else
            site.checks.push_back({entryOf(replayed.hit), ageS, *valid});
    }
}

} // namespace

std::vector<SiteEvidence> validityEvidence(std::span<const ReplayedHit> replayed, const std::function<bool(const std::string &)> &isWrongMatch)
{
    std::map<std::string, SiteEvidence> sites;
    std::map<std::string, TtlCounts> ttls;
    for (const ReplayedHit &one : replayed) {
        SiteEvidence &site = sites[one.hit.callSite];
        if (one.hit.entry.ttlS)
            ++ttls[one.hit.callSite][*one.hit.entry.ttlS];
        const auto written = writtenAt(one.hit);
        if (!isSameQuestion(one.hit) || (isWrongMatch && isWrongMatch(one.hit.id)))
            ++site.otherQuestions;
        else if (!written)
            ++site.unknownAges;
        else
            addChecks(one, *written, site);
    }
    std::vector<SiteEvidence> out;
    for (auto &[name, site] : sites) {
        site.callSite = name;
        site.ttlS = mostFrequent(ttls[name]);
        out.push_back(std::move(site));
    }
    return out;
}

Result<std::vector<ReplayedHit>> storedReplays(Workspace &workspace, const HitTable &table, std::stop_token stop)
{
    const auto runs = workspace.replayRuns();
    if (!runs)
        return runs.error();
    std::map<std::string, std::vector<ReplayResult>> byHit;
    for (const ReplayRunRecord &run : *runs) {
        if (stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, workspace.where(), {}};
        const auto records = workspace.replaysOfRun(run.runId);
        if (!records)
            return records.error();
        for (const ReplayRecord &record : *records) {
            if (auto result = readReplayPayload(record.payloadJson, workspace.where()))
                byHit[record.hitId].push_back(std::move(*result));
        }
    }
    std::vector<ReplayedHit> out;
    for (auto &[id, results] : byHit) {
        const auto row = table.rowOfId(id);
        auto hit = row ? table.record(*row) : Result<Hit>(Error{});
        if (row && hit)
            out.push_back({std::move(*hit), std::move(results)});
    }
    return out;
}

} // namespace cacheloupe
