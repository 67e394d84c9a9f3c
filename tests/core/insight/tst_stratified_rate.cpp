// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/stratified_rate.h"

#include "core/base/random.h"

#include <QTest>

#include <array>
#include <vector>

using namespace cacheloupe;

class TestStratifiedRate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneStratumIsWilson();
    void proportionalDrawsAreWorthAllTheirItems();
    void weighsByHits();
    void theEffectiveSampleIsKishs();
    void tellsWhatWasNotRead();
    void containsTheRateAndStaysInside();
    void coversTheTruth();
    void scalesToRequests();
};

void TestStratifiedRate::oneStratumIsWilson()
{
    const RateStratum one[] = {{1000, 148, 15}};
    const StratifiedRate rate = stratifiedRate(one);
    QVERIFY(std::abs(rate.effectiveN - 148) < 1e-9);
    QVERIFY(std::abs(rate.perHit.low - 0.0624) < 5e-5 && std::abs(rate.perHit.high - 0.1605) < 5e-5);
    QCOMPARE(rate.coverage, 1.0);
}

void TestStratifiedRate::proportionalDrawsAreWorthAllTheirItems()
{
    const RateStratum strata[] = {{500, 50, 5}, {300, 30, 1}, {200, 20, 9}};
    const StratifiedRate rate = stratifiedRate(strata);
    QVERIFY(std::abs(rate.effectiveN - 100) < 1e-9);
    QVERIFY(std::abs(rate.perHit.rate - 0.15) < 1e-12);
    QVERIFY(std::abs(rate.perHit.low - wilsonInterval(15, 100).low) < 1e-12);
}

void TestStratifiedRate::weighsByHits()
{
    const RateStratum strata[] = {{900, 10, 0}, {100, 10, 5}};
    QVERIFY(std::abs(stratifiedRate(strata).perHit.rate - 0.05) < 1e-12);
    QCOMPARE(stratifiedRate(strata).perHit.count, std::uint64_t(5));
    QCOMPARE(stratifiedRate(strata).perHit.n, std::uint64_t(20));
}

void TestStratifiedRate::theEffectiveSampleIsKishs()
{
    const RateStratum strata[] = {{900, 10, 0}, {100, 10, 5}};
    QVERIFY(std::abs(stratifiedRate(strata).effectiveN - 1 / (0.81 / 10 + 0.01 / 10)) < 1e-9);
}

void TestStratifiedRate::tellsWhatWasNotRead()
{
    const RateStratum strata[] = {{600, 10, 1}, {400, 0, 0}, {0, 3, 3}};
    const StratifiedRate rate = stratifiedRate(strata);
    QCOMPARE(rate.coverage, 0.6);
    QCOMPARE(rate.strata, size_t(2));
    QCOMPARE(rate.covered, size_t(1));
    QCOMPARE(rate.perHit.n, std::uint64_t(10));
    const StratifiedRate none = stratifiedRate({});
    QVERIFY(!none.isKnown());
    QCOMPARE(none.perHit.high, 1.0);
    // More reviewed than there are, more wrong than reviewed: cut.
    const RateStratum odd[] = {{5, 9, 20}};
    QCOMPARE(stratifiedRate(odd).perHit.rate, 1.0);
    QCOMPARE(stratifiedRate(odd).perHit.n, std::uint64_t(5));
}

void TestStratifiedRate::containsTheRateAndStaysInside()
{
    Random random(21);
    for (int round = 0; round < 3000; ++round) {
        std::vector<RateStratum> strata(1 + random.below(12));
        double reviewed = 0;
        for (RateStratum &stratum : strata) {
            stratum.hits = random.below(100'000);
            stratum.reviewed = random.below(std::min<std::uint64_t>(stratum.hits, 30) + 1);
            stratum.wrong = random.below(stratum.reviewed + 1);
            reviewed += double(stratum.reviewed);
        }
        const StratifiedRate rate = stratifiedRate(strata);
        QVERIFY(0 <= rate.perHit.low && rate.perHit.low <= rate.perHit.rate && rate.perHit.rate <= rate.perHit.high && rate.perHit.high <= 1);
        QVERIFY(rate.effectiveN <= reviewed + 1e-6);
        QVERIFY(rate.coverage >= 0 && rate.coverage <= 1);
        // Reading ten times as much with the same outcome narrows it.
        std::vector<RateStratum> more = strata;
        for (RateStratum &stratum : more)
            stratum = {stratum.hits * 10, stratum.reviewed * 10, stratum.wrong * 10};
        const StratifiedRate narrower = stratifiedRate(more);
        if (rate.isKnown())
            QVERIFY(narrower.perHit.high - narrower.perHit.low < rate.perHit.high - rate.perHit.low);
    }
}

void TestStratifiedRate::coversTheTruth()
{
    // Four call sites of very unlike size and fault, each read as the review draws them: by size, at least one.
    struct Site {
        std::uint64_t hits;
        double rate;
        std::uint64_t drawn;
    };
    constexpr std::array<Site, 4> kSites = {{{8000, 0.03, 56}, {1500, 0.10, 10}, {400, 0.30, 3}, {100, 0.05, 1}}};
    double truth = 0;
    for (const Site &site : kSites)
        truth += double(site.hits) / 10'000 * site.rate;
    Random random(77);
    constexpr int kRounds = 4000;
    int inside = 0;
    for (int round = 0; round < kRounds; ++round) {
        std::vector<RateStratum> strata;
        for (const Site &site : kSites) {
            RateStratum stratum{site.hits, site.drawn, 0};
            for (std::uint64_t i = 0; i < site.drawn; ++i)
                stratum.wrong += random.chance(site.rate);
            strata.push_back(stratum);
        }
        const StratifiedRate rate = stratifiedRate(strata);
        inside += rate.perHit.low <= truth && truth <= rate.perHit.high;
    }
    QVERIFY2(inside > 0.93 * kRounds, qPrintable(QString::number(double(inside) / kRounds)));
}

void TestStratifiedRate::scalesToRequests()
{
    // CacheVerifier's two denominators: 7.1 % of hits are 5.16 % of requests at a hit rate of 72.7 %.
    const RateInterval request = perRequest(wilsonInterval(71, 1000), 727, 1000);
    QVERIFY(std::abs(request.rate - 0.0516) < 5e-5);
    QCOMPARE(request.n, std::uint64_t(1000));
    QCOMPARE(perRequest(wilsonInterval(1, 10), 0, 0).n, std::uint64_t(0));
    QCOMPARE(perRequest({}, 5, 10).high, 1.0);
    QCOMPARE(perRequest(wilsonInterval(1, 10), 0, 10).high, 0.0);
}

QTEST_APPLESS_MAIN(TestStratifiedRate)
#include "tst_stratified_rate.moc"
