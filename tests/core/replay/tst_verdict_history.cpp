// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/verdict_history.h"

#include <QTest>

using namespace cacheloupe;

namespace {

Instant day(int n) { return instantFromUnixMs(std::int64_t(n) * 86'400'000); }

EntryCheck check(int n, FreshnessVerdict verdict)
{
    EntryCheck out;
    out.at = day(n);
    out.freshness.verdict = verdict;
    return out;
}

ReplayResult reply(int n, int repeat, ReplayVerdict verdict)
{
    ReplayResult result;
    result.repeat = repeat;
    result.freshAnswer = "An answer of " + std::to_string(n) + " euro.";
    result.verdict = verdict;
    result.overlap = verdict == ReplayVerdict::same ? 1 : 0.1;
    result.at = day(n);
    return result;
}

} // namespace

class TestVerdictHistory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsBetweenWhichDaysItWentStale()
    {
        const auto history = verdictHistory({check(9, FreshnessVerdict::stale), check(3, FreshnessVerdict::fresh), check(1, FreshnessVerdict::fresh), check(5, FreshnessVerdict::unsure),
                                             check(12, FreshnessVerdict::fresh), check(7, FreshnessVerdict::noAnswer)});
        QCOMPARE(history.lastFresh, std::optional(day(3)));
        QCOMPARE(history.firstStale, std::optional(day(9)));
        QCOMPARE(history.checks.size(), size_t(6));
        QCOMPARE(history.checks.front().at, day(1));
        QCOMPARE(history.checks.back().at, day(12));
    }
    void staleFromTheFirstCheckOn()
    {
        const auto history = verdictHistory({check(2, FreshnessVerdict::looksStale)});
        QVERIFY(!history.lastFresh);
        QCOMPARE(history.firstStale, std::optional(day(2)));
    }
    void neverStale()
    {
        const auto history = verdictHistory({check(2, FreshnessVerdict::fresh), check(4, FreshnessVerdict::fresh)});
        QCOMPARE(history.lastFresh, std::optional(day(4)));
        QVERIFY(!history.firstStale);
        QCOMPARE(verdictHistory({}), VerdictHistory());
    }
    void splitsRepeatsIntoRounds()
    {
        const auto rounds = replayRounds({reply(1, 0, ReplayVerdict::same), reply(1, 1, ReplayVerdict::same), reply(4, 0, ReplayVerdict::same), reply(6, 0, ReplayVerdict::different),
                                          reply(6, 1, ReplayVerdict::different), reply(6, 2, ReplayVerdict::different)});
        QCOMPARE(rounds.size(), size_t(3));
        QCOMPARE(rounds[0].repeats.size(), size_t(2));
        QCOMPARE(rounds[1].at, day(4));
        QCOMPARE(rounds[2].repeats.size(), size_t(3));
    }
    void readsStoredResultsOfAnEntry()
    {
        const std::vector<HitReplays> hits = {{"What does it cost?", {reply(1, 0, ReplayVerdict::same), reply(6, 0, ReplayVerdict::different), reply(6, 1, ReplayVerdict::different)}},
                                              {"How much is it?", {reply(3, 0, ReplayVerdict::reworded)}}};
        const auto history = verdictHistoryOf(hits);
        QCOMPARE(history.checks.size(), size_t(3));
        QCOMPARE(history.lastFresh, std::optional(day(3)));
        QCOMPARE(history.firstStale, std::optional(day(6)));
        QCOMPARE(history.checks.back().freshness.verdict, FreshnessVerdict::stale);
    }
};

QTEST_APPLESS_MAIN(TestVerdictHistory)
#include "tst_verdict_history.moc"
