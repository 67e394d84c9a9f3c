// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_table.h"
#include "core/hitlog/hit_log_reader.h"
#include "core/replay/replay_payload.h"
#include "core/replay/validity_evidence.h"
#include "core/workspace/workspace.h"
#include "tests/support/temp_folder.h"

#include <QTest>

using namespace cacheloupe;
using namespace cacheloupe::test;

namespace {

constexpr std::int64_t kWrittenMs = 1'762'000'000'000;
constexpr std::int64_t kHourMs = 3'600'000;

Hit servedHit(const std::string &id, const std::string &callSite = "support.faq")
{
    Hit hit;
    hit.id = id;
    hit.callSite = callSite;
    hit.match = MatchKind::exact;
    hit.query = "What does the Team plan cost?";
    hit.answer = "The Team plan costs 29 euros a month.";
    hit.entry.id = "entry-" + id;
    hit.entry.createdAt = instantFromUnixMs(kWrittenMs);
    hit.entry.ttlS = 86400;
    return hit;
}

ReplayResult resultAfterHours(const Hit &hit, int hours, ReplayVerdict verdict, int repeat = 0)
{
    ReplayResult result;
    result.hitId = hit.id;
    result.repeat = repeat;
    result.freshAnswer = verdict == ReplayVerdict::same ? hit.answer : "Prices moved in autumn; ask sales.";
    result.verdict = verdict;
    result.overlap = verdict == ReplayVerdict::same ? 1 : 0.05;
    result.at = instantFromUnixMs(kWrittenMs + hours * kHourMs);
    return result;
}

} // namespace

class TestValidityEvidence : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAnswersAgeIsCountedFromWhenItWasWritten()
    {
        const Hit hit = servedHit("a");
        const ReplayedHit replayed{hit, {resultAfterHours(hit, 5, ReplayVerdict::same), resultAfterHours(hit, 30, ReplayVerdict::different)}};
        const auto sites = validityEvidence(std::span(&replayed, 1));
        QCOMPARE(sites.size(), size_t(1));
        QCOMPARE(sites[0].callSite, std::string("support.faq"));
        QCOMPARE(sites[0].checks.size(), size_t(2));
        QCOMPARE(sites[0].checks[0].ageS, 5 * 3600.0);
        QVERIFY(sites[0].checks[0].valid);
        QCOMPARE(sites[0].checks[1].ageS, 30 * 3600.0);
        QVERIFY(!sites[0].checks[1].valid);
        QCOMPARE(sites[0].checks[1].entry, std::string("entry-a"));
        QCOMPARE(sites[0].ttlS.value_or(0), 86400.0);
    }
    void withoutAnAgeThereIsNoEvidence()
    {
        Hit hit = servedHit("a");
        hit.entry.createdAt.reset();
        hit.time = instantFromUnixMs(kWrittenMs + 2 * kHourMs);
        ReplayedHit replayed{hit, {resultAfterHours(hit, 5, ReplayVerdict::same)}};
        QCOMPARE(validityEvidence(std::span(&replayed, 1))[0].unknownAges, size_t(1));
        // The age when it was served does as well.
        replayed.hit.entry.ageS = 2 * 3600;
        const auto sites = validityEvidence(std::span(&replayed, 1));
        QCOMPARE(sites[0].checks.size(), size_t(1));
        QCOMPARE(sites[0].checks[0].ageS, 5 * 3600.0);
    }
    void anAnswerToAnotherQuestionSaysNothingOfAge()
    {
        Hit other = servedHit("a");
        other.match = MatchKind::semantic;
        other.cachedQuery = "What does the Business plan cost?";
        Hit alike = servedHit("b");
        alike.match = MatchKind::semantic;
        alike.cachedQuery = "what does the team plan cost";
        const Hit flagged = servedHit("c");
        const std::vector<ReplayedHit> replayed{{other, {resultAfterHours(other, 5, ReplayVerdict::different)}},
                                                {alike, {resultAfterHours(alike, 5, ReplayVerdict::different)}},
                                                {flagged, {resultAfterHours(flagged, 5, ReplayVerdict::different)}}};
        const auto sites = validityEvidence(replayed, [](const std::string &id) { return id == "c"; });
        QCOMPARE(sites[0].otherQuestions, size_t(2));
        QCOMPARE(sites[0].checks.size(), size_t(1));
        QCOMPARE(sites[0].checks[0].entry, std::string("entry-b"));
    }
    void whatTheComparisonCannotTellIsCountedApart()
    {
        const Hit hit = servedHit("a");
        const ReplayedHit replayed{hit, {resultAfterHours(hit, 5, ReplayVerdict::unclear)}};
        const auto sites = validityEvidence(std::span(&replayed, 1));
        QCOMPARE(sites[0].undecided, size_t(1));
        QVERIFY(sites[0].checks.empty());
    }
    void storedReplaysFindTheirHitsInTheLog()
    {
        TempFolder folder;
        const auto log = folder.write("hits.jsonl",
                                      R"({"id":"hit-1","ts":"2026-11-02T09:30:00Z","event":"hit","call_site":"support.faq","match":"exact","query":"q","answer":"a"})"
                                      "\n");
        HitTable table;
        QVERIFY(HitLogReader(table).load(log).ok());
        auto workspace = Workspace::create(folder.path("w.cacheloupe"), systemNow);
        QVERIFY(workspace.ok());
        const Hit known = servedHit("hit-1");
        const Hit gone = servedHit("hit-2");
        QVERIFY(workspace->addReplayRun({"run", "{}", {}, {}}).ok());
        for (const Hit &hit : {known, gone})
            QVERIFY(workspace->addReplay({0, "run", hit.id, replayPayload(resultAfterHours(hit, 5, ReplayVerdict::same)), {}}).ok());
        const auto replayed = storedReplays(*workspace, table);
        QVERIFY(replayed.ok());
        QCOMPARE(replayed->size(), size_t(1));
        QCOMPARE(replayed->front().hit.callSite, std::string("support.faq"));
        QCOMPARE(replayed->front().results.size(), size_t(1));
    }
};

QTEST_APPLESS_MAIN(TestValidityEvidence)
#include "tst_validity_evidence.moc"
