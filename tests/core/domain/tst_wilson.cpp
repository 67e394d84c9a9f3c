// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/wilson.h"

#include "core/base/random.h"

#include <QTest>

using namespace cacheloupe;

class TestWilson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithPublishedValues();
    void hasSensibleEnds();
    void containsTheRateAndShrinks();
    void coversTheTruth();
};

void TestWilson::agreesWithPublishedValues()
{
    // R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3.
    const auto check = [](std::uint64_t x, std::uint64_t n, double low, double high) {
        const RateInterval r = wilsonInterval(x, n);
        QVERIFY(std::abs(r.low - low) < 5e-5 && std::abs(r.high - high) < 5e-5);
    };
    check(81, 263, 0.2553, 0.3662);
    check(15, 148, 0.0624, 0.1605);
    check(0, 20, 0.0, 0.1611);
    check(1, 29, 0.0061, 0.1718);
}

void TestWilson::hasSensibleEnds()
{
    QCOMPARE(wilsonInterval(0, 0).high, 1.0);
    QCOMPARE(wilsonInterval(9, 5).rate, 1.0);
    QCOMPARE(wilsonInterval(5, 5).high, 1.0);
    QCOMPARE(wilsonInterval(0, 7).low, 0.0);
    QCOMPARE(wilsonBounds(0.3, 0).high, 1.0);
    QCOMPARE(wilsonBounds(7, 10).rate, 1.0);
}

void TestWilson::containsTheRateAndShrinks()
{
    Random random(11);
    for (int round = 0; round < 2000; ++round) {
        const std::uint64_t n = 1 + random.below(5000);
        const std::uint64_t x = random.below(n + 1);
        const RateInterval r = wilsonInterval(x, n);
        QVERIFY(0 <= r.low && r.low <= r.rate && r.rate <= r.high && r.high <= 1);
        const RateInterval more = wilsonInterval(10 * x, 10 * n);
        QVERIFY(more.high - more.low < r.high - r.low);
        // One wrong item more moves both ends up; counting the right ones instead mirrors the interval.
        if (x < n)
            QVERIFY(wilsonInterval(x + 1, n).low > r.low && wilsonInterval(x + 1, n).high >= r.high);
        QVERIFY(std::abs(wilsonInterval(n - x, n).low - (1 - r.high)) < 1e-12);
        const RateInterval bounds = wilsonBounds(r.rate, double(n));
        QCOMPARE(bounds.low, r.low);
        QCOMPARE(bounds.high, r.high);
    }
}

void TestWilson::coversTheTruth()
{
    Random random(3);
    for (const double rate : {0.02, 0.1, 0.4}) {
        constexpr int kRounds = 4000;
        int inside = 0;
        for (int round = 0; round < kRounds; ++round) {
            std::uint64_t x = 0;
            for (int i = 0; i < 100; ++i)
                x += random.chance(rate);
            const RateInterval r = wilsonInterval(x, 100);
            inside += r.low <= rate && rate <= r.high;
        }
        QVERIFY2(inside > 0.93 * kRounds, qPrintable(QStringLiteral("%1: %2").arg(rate).arg(double(inside) / kRounds)));
    }
}

QTEST_APPLESS_MAIN(TestWilson)
#include "tst_wilson.moc"
