// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/age_bounds.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <vector>

using namespace cacheloupe;

namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

} // namespace

class TestAgeBounds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsChecksOnOneSide()
    {
        // Valid at 10, at 20 and at 30; changed by 15; changed between 5 and 25.
        const std::vector<AgeInterval> observed = {{10, kNever, 10}, {20, kNever, 20}, {30, kNever, 30}, {0, 15, 15}, {5, 25, 5}};
        QCOMPARE(statusFrom(observed, 12, 100), (StatusCount{2, 4}));
        QCOMPARE(statusFrom(observed, 30, 100), (StatusCount{2, 3}));
        QCOMPARE(statusUpTo(observed, 12, 100), (StatusCount{0, 2}));
        QCOMPARE(statusUpTo(observed, 25, 100), (StatusCount{2, 4}));
        QCOMPARE(statusFrom(observed, 100, 100), (StatusCount{2, 2}));
    }
    void takesTheNearestAndAllAtTheirDistance()
    {
        const std::vector<AgeInterval> observed = {{10, kNever, 10}, {20, kNever, 20}, {20, kNever, 20}, {0, 30, 30}};
        QCOMPARE(statusFrom(observed, 10, 1), (StatusCount{0, 1}));
        QCOMPARE(statusFrom(observed, 10, 2), (StatusCount{0, 3}));
        QCOMPARE(statusFrom(observed, 10, 4), (StatusCount{1, 4}));
    }
    void boundsAreTheExactOnes()
    {
        QVERIFY(std::abs(leastStillValid({0, 59}, 0.95) - 0.9505) < 1e-4);
        QCOMPARE(leastStillValid({0, 0}, 0.95), 0.0);
        QCOMPARE(mostStillValid({0, 0}, 0.95), 1.0);
        QCOMPARE(mostStillValid({0, 5}, 0.95), 1.0);
        QVERIFY(std::abs(mostStillValid({59, 59}, 0.95) - 0.0495) < 1e-4);
        QCOMPARE(statusWindow(10, 0.95), size_t(118));
        QCOMPARE(statusWindow(8000, 0.95), size_t(400));
    }
    void agesOnce() { QCOMPARE(checkedAges(std::vector<AgeInterval>{{5, 9}, {0, 9}, {5, kNever}}), (std::vector<double>{5, 9})); }
};

QTEST_APPLESS_MAIN(TestAgeBounds)
#include "tst_age_bounds.moc"
