// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/upper_bound.h"

#include "core/base/random.h"

#include <QTest>

using namespace cacheloupe;

class TestUpperBound : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanItemsAreThoseOfTheRuleOfThree();
    void agreesWithTheBinomialDistribution();
    void isMonotone();
    void hasSensibleEnds();
    void coversTheTruth();
};

void TestUpperBound::cleanItemsAreThoseOfTheRuleOfThree()
{
    const auto check = [](double rate, std::uint64_t items) {
        QCOMPARE(cleanItemsNeeded(rate), items);
        QVERIFY(upperBound(0, items) <= rate);
        QVERIFY(upperBound(0, items - 1) > rate);
    };
    check(0.05, 59);
    check(0.03, 99);
    check(0.02, 149);
    check(0.01, 299);
    QCOMPARE(cleanItemsNeeded(0.01, 0.99), std::uint64_t(459));
    QCOMPARE(cleanItemsNeeded(0), std::uint64_t(0));
    QCOMPARE(cleanItemsNeeded(1), std::uint64_t(0));
    QCOMPARE(cleanItemsNeeded(0.1, 1), std::uint64_t(0));
}

void TestUpperBound::agreesWithTheBinomialDistribution()
{
    // Upper ends of the two-sided 95 % Clopper-Pearson intervals (Newcombe 1998, table I, method 5) are one-sided at 97.5 %.
    const auto check = [](std::uint64_t x, std::uint64_t n, double bound) {
        const double got = upperBound(x, n, 0.975);
        QVERIFY2(std::abs(got - bound) < 5e-5, qPrintable(QString::number(got, 'f', 6)));
    };
    check(81, 263, 0.3676);
    check(15, 148, 0.1617);
    check(0, 20, 0.1684);
    check(1, 29, 0.1776);
}

void TestUpperBound::isMonotone()
{
    Random random(5);
    for (int round = 0; round < 300; ++round) {
        const std::uint64_t n = 1 + random.below(3000);
        const std::uint64_t x = random.below(n);
        const double bound = upperBound(x, n);
        QVERIFY(bound > double(x) / double(n) && bound <= 1);
        QVERIFY(upperBound(x + 1, n) >= bound);
        QVERIFY(upperBound(x, n + 1) <= bound);
        QVERIFY(upperBound(x, n, 0.99) > bound);
    }
}

void TestUpperBound::hasSensibleEnds()
{
    QCOMPARE(upperBound(0, 0), 1.0);
    QCOMPARE(upperBound(5, 5), 1.0);
    QCOMPARE(upperBound(6, 5), 1.0);
    const double big = upperBound(50'000, 1'000'000);
    QVERIFY(big > 0.05 && big < 0.0504);
}

void TestUpperBound::coversTheTruth()
{
    Random random(9);
    constexpr int kRounds = 3000;
    int inside = 0;
    for (int round = 0; round < kRounds; ++round) {
        std::uint64_t x = 0;
        for (int i = 0; i < 120; ++i)
            x += random.chance(0.05);
        inside += upperBound(x, 120) >= 0.05;
    }
    QVERIFY2(inside >= 0.945 * kRounds, qPrintable(QString::number(inside)));
}

QTEST_APPLESS_MAIN(TestUpperBound)
#include "tst_upper_bound.moc"
