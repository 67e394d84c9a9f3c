// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/ttl_advice.h"

#include "core/base/random.h"

#include <QTest>

#include <cmath>

using namespace cacheloupe;

namespace {

constexpr double kDay = 86400;

std::vector<AgeInterval> checked(size_t n, double age, bool valid)
{
    std::vector<AgeCheck> checks(n, AgeCheck{"", age, valid});
    return ageIntervals(checks);
}

std::vector<AgeInterval> operator+(std::vector<AgeInterval> a, const std::vector<AgeInterval> &b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

} // namespace

class TestTtlAdvice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fiftyNineCleanReplaysShowNinetyFivePercent()
    {
        const TtlAdvice few = adviseTtl(checked(58, 3 * kDay, true));
        QCOMPARE(few.reason, TtlReason::notEnoughReplays);
        QVERIFY(!few.proposedS);
        QCOMPARE(few.moreReplays, size_t(1));
        const TtlAdvice enough = adviseTtl(checked(59, 3 * kDay, true), 0.95, 7 * kDay);
        QCOMPARE(enough.reason, TtlReason::boundByOldestReplay);
        QCOMPARE(enough.proposedS, std::optional(3 * kDay));
        QVERIFY(enough.leastValid >= 0.95 && enough.leastValid < 0.951);
        QCOMPARE(enough.share, 1.0);
        // No change was seen: nothing speaks for a shorter life yet.
        QCOMPARE(enough.step, TtlStep::replayMore);
        QCOMPARE(adviseTtl(checked(59, 3 * kDay, true), 0.95, kDay).step, TtlStep::lengthen);
        QCOMPARE(adviseTtl(checked(59, 3 * kDay, true), 0.95, 3 * kDay).step, TtlStep::keep);
    }
    void nothingReplayed()
    {
        const TtlAdvice none = adviseTtl({}, 0.99, kDay);
        QCOMPARE(none.reason, TtlReason::noReplays);
        QCOMPARE(none.moreReplays, size_t(299));
        QCOMPARE(none.step, TtlStep::none);
    }
    void endsWhereAnswersChange()
    {
        const std::vector<TtlSeed> seeds = {{"S1", 86400, 86400}, {"S3", 3600, 86400}, {"S4", 604800, 2592000}};
        const TtlAdvice advice = adviseTtl(checked(200, kDay, true) + checked(120, 2 * kDay + 5000, true) + checked(100, 6 * kDay, false), 0.95, 7 * kDay, seeds);
        QCOMPARE(advice.reason, TtlReason::boundByChanges);
        QCOMPARE(advice.proposedS, std::optional(2 * kDay));
        QCOMPARE(advice.step, TtlStep::shorten);
        QCOMPARE(advice.entries, size_t(420));
        QCOMPARE(advice.changed, size_t(100));
        QCOMPARE(advice.oldestS, 6 * kDay);
        QCOMPARE(advice.highS, std::optional(6 * kDay));
        QCOMPARE(advice.estimateS, std::optional(6 * kDay));
        QCOMPARE(advice.seeds.size(), size_t(3));
        QCOMPARE(advice.seeds[0].standing, TtlStanding::longer);
        QCOMPARE(advice.seeds[1].standing, TtlStanding::longer);
        QCOMPARE(advice.seeds[2].standing, TtlStanding::shorter);
    }
    void changesTooSoon()
    {
        const TtlAdvice advice = adviseTtl(checked(60, 3600, false) + checked(60, 3600, true), 0.95, kDay);
        QCOMPARE(advice.reason, TtlReason::changesTooSoon);
        QCOMPARE(advice.step, TtlStep::shorten);
        QVERIFY(!advice.proposedS);
    }
    void saysHowManyMore()
    {
        // One changed of 40: 93 are needed for 95 %.
        const TtlAdvice advice = adviseTtl(checked(39, kDay, true) + checked(1, kDay, false));
        QCOMPARE(advice.reason, TtlReason::notEnoughReplays);
        QCOMPARE(advice.moreReplays, size_t(53));
        const TtlAdvice done = adviseTtl(checked(39 + 53, kDay, true) + checked(1, kDay, false));
        QVERIFY(done.proposedS.has_value());
    }
    void fewOldReplaysBound()
    {
        const TtlAdvice advice = adviseTtl(checked(100, kDay, true) + checked(10, 9 * kDay, true), 0.95, kDay);
        QCOMPARE(advice.reason, TtlReason::boundByFewReplays);
        QCOMPARE(advice.proposedS, std::optional(24 * 3600.0));
        QCOMPARE(advice.moreReplays, size_t(49));
        QCOMPARE(advice.step, TtlStep::keep);
    }
    /// Lives of exactly 5 days: the proposal must stay below, in at least 95 % of samples.
    void seldomProposesTooMuch()
    {
        Random random(77);
        int tooLong = 0;
        for (int round = 0; round < 200; ++round) {
            std::vector<AgeCheck> checks;
            for (int i = 0; i < 300; ++i) {
                const double age = 10 * kDay * random.unit();
                // 95 % still valid at 2 days: the rate is -ln 0.95 / 2 a day.
                checks.push_back({"", age, -std::log(1 - random.unit()) > age / kDay * 0.0256466});
            }
            const TtlAdvice advice = adviseTtl(ageIntervals(checks));
            tooLong += advice.proposedS && *advice.lowS > 2 * kDay;
        }
        QVERIFY2(tooLong <= 10 + 9, qPrintable(QString::number(tooLong)));
    }
    void roundsDown()
    {
        QCOMPARE(roundTtlDown(59.5), 59.0);
        QCOMPARE(roundTtlDown(3599), 59 * 60.0);
        QCOMPARE(roundTtlDown(3 * 3600 + 1), 3 * 3600.0);
        QCOMPARE(roundTtlDown(47.9 * 3600), 47 * 3600.0);
        QCOMPARE(roundTtlDown(262'913), 3 * kDay);
    }
    void namesAreTheStoredWords()
    {
        QCOMPARE(ttlReasonName(TtlReason::boundByOldestReplay), std::string_view("bound_by_oldest_replay"));
        QCOMPARE(ttlStepName(TtlStep::replayMore), std::string_view("replay_more"));
    }
};

QTEST_APPLESS_MAIN(TestTtlAdvice)
#include "tst_ttl_advice.moc"
