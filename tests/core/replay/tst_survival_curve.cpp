// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/survival_curve.h"

#include "core/base/random.h"
#include "core/replay/age_bounds.h"

#include <QTest>

#include <cmath>

using namespace cacheloupe;

namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

/// Weeks of remission under 6-mercaptopurine: E. J. Freireich et al., Blood 21 (1963) 699–716; E. A. Gehan, Biometrika 52 (1965) 203–223.
std::vector<AgeInterval> remissions()
{
    std::vector<AgeInterval> out;
    for (const double week : {6, 6, 6, 7, 10, 13, 16, 22, 23})
        out.push_back({week, week});
    for (const double week : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35})
        out.push_back({week, kNever});
    return out;
}

const SurvivalPoint &pointAt(const SurvivalCurve &curve, double age)
{
    for (const SurvivalPoint &point : curve.points) {
        if (point.ageS == age)
            return point;
    }
    static const SurvivalPoint none;
    return none;
}

} // namespace

class TestSurvivalCurve : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Table 4.1A of J. P. Klein, M. L. Moeschberger, Survival Analysis (2nd ed. 2003): survival, standard error, at risk.
    void kaplanMeierAgreesWithKleinAndMoeschberger_data()
    {
        QTest::addColumn<double>("week");
        QTest::addColumn<double>("survival");
        QTest::addColumn<double>("error");
        QTest::addColumn<int>("atRisk");
        QTest::newRow("6") << 6.0 << 0.857 << 0.076 << 21;
        QTest::newRow("7") << 7.0 << 0.807 << 0.087 << 17;
        QTest::newRow("10") << 10.0 << 0.753 << 0.096 << 15;
        QTest::newRow("13") << 13.0 << 0.690 << 0.107 << 12;
        QTest::newRow("16") << 16.0 << 0.627 << 0.114 << 11;
        QTest::newRow("22") << 22.0 << 0.538 << 0.128 << 7;
        QTest::newRow("23") << 23.0 << 0.448 << 0.135 << 6;
    }
    void kaplanMeierAgreesWithKleinAndMoeschberger()
    {
        QFETCH(double, week);
        QFETCH(double, survival);
        QFETCH(double, error);
        QFETCH(int, atRisk);
        const SurvivalCurve curve = survivalCurve(remissions());
        QCOMPARE(curve.method, SurvivalMethod::kaplanMeier);
        const SurvivalPoint &point = pointAt(curve, week);
        QVERIFY2(std::abs(point.share - survival) < 0.0006, qPrintable(QString::number(point.share)));
        QVERIFY2(std::abs(point.standardError - error) < 0.0006, qPrintable(QString::number(point.standardError)));
        QCOMPARE(int(point.atRisk), atRisk);
        QVERIFY(point.low < point.share && point.share < point.high);
    }
    /// The log-log interval at 6 weeks as Stata's `sts list` prints it for these data (0.6197, 0.9516).
    void logLogInterval()
    {
        const SurvivalPoint point = pointAt(kaplanMeier(remissions()), 6);
        QVERIFY2(std::abs(point.low - 0.6197) < 0.0002, qPrintable(QString::number(point.low)));
        QVERIFY2(std::abs(point.high - 0.9516) < 0.0002, qPrintable(QString::number(point.high)));
    }
    void stepsBetweenPoints()
    {
        const SurvivalCurve curve = kaplanMeier(remissions());
        QCOMPARE(curve.shareAt(0), 1.0);
        QCOMPARE(curve.shareAt(6.5), curve.shareAt(6));
        QCOMPARE(curve.shareAt(100), curve.points.back().share);
        QCOMPARE(curve.changed, size_t(9));
        QCOMPARE(curve.entries, size_t(21));
        // Nothing is known between two checks of an interval-censored curve: the later value counts.
        const SurvivalCurve checked = survivalCurve(std::vector<AgeInterval>{{10, kNever, 10}, {0, 20, 20}});
        QCOMPARE(checked.method, SurvivalMethod::turnbull);
        QCOMPARE(checked.shareAt(10), 1.0);
        QVERIFY(checked.shareAt(11) < 1);
    }
    void checksOfAnEntryMakeOneInterval()
    {
        const std::vector<AgeCheck> checks = {{"a", 30, false}, {"a", 10, true}, {"b", 5, true}, {"a", 20, true}, {"a", 40, true}, {"", 7, false}, {"", 8, true}, {"c", -1, true},
                                              {"b", kNever, true}};
        const auto intervals = ageIntervals(checks);
        const std::vector<AgeInterval> expected = {{20, 30, 10}, {5, kNever, 5}, {0, 7, 7}, {8, kNever, 8}};
        QCOMPARE(intervals, expected);
    }
    void boundsHoldTheTruth()
    {
        // Entries live for exponentially distributed times and are checked once.
        Random random(42);
        int misses = 0;
        int looks = 0;
        for (int round = 0; round < 200; ++round) {
            std::vector<AgeCheck> checks;
            for (int i = 0; i < 150; ++i) {
                const double age = 100 * random.unit();
                checks.push_back({"", age, -std::log(1 - random.unit()) * 80 > age});
            }
            const auto observed = ageIntervals(checks);
            for (const double age : {20.0, 50.0, 80.0}) {
                const double truth = std::exp(-age / 80);
                misses += leastStillValid(statusFrom(observed, age, 40), 0.95) > truth;
                misses += mostStillValid(statusUpTo(observed, age, 40), 0.95) < truth;
                looks += 2;
            }
        }
        // At most 5 % of 1,200; three standard deviations of room.
        QVERIFY2(misses < 60 + 3 * 8, qPrintable(QStringLiteral("%1 of %2").arg(misses).arg(looks)));
    }
    void curveFallsAndItsBoundsContainIt()
    {
        Random random(9);
        std::vector<AgeCheck> checks;
        for (int i = 0; i < 600; ++i) {
            const double age = 1000 * random.unit();
            checks.push_back({"e" + std::to_string(i % 400), age, random.unit() > age / 1500});
        }
        const SurvivalCurve curve = survivalCurve(ageIntervals(checks));
        QVERIFY(curve.points.size() <= SurvivalCurve::kMostPoints);
        QVERIFY(curve.points.size() > 100);
        for (size_t i = 0; i < curve.points.size(); ++i) {
            QVERIFY(curve.points[i].low <= curve.points[i].share && curve.points[i].share <= curve.points[i].high);
            QVERIFY(i == 0 || curve.points[i].share <= curve.points[i - 1].share);
            QVERIFY(i == 0 || curve.points[i].atRisk <= curve.points[i - 1].atRisk);
        }
        QVERIFY(survivalCurve({}).points.empty());
    }
};

QTEST_APPLESS_MAIN(TestSurvivalCurve)
#include "tst_survival_curve.moc"
