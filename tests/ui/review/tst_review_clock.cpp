// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_clock.h"

#include <QTest>

using namespace cacheloupe;
using namespace std::chrono;

class TestReviewClock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void standsUntilItRuns()
    {
        ReviewClock clock;
        const ReviewClock::TimePoint start{hours(5)};
        QCOMPARE(clock.taken(start).count(), 0);
        clock.run(start);
        clock.run(start + seconds(30));
        QCOMPARE(duration_cast<seconds>(clock.taken(start + seconds(90))).count(), 90);
    }
    void standsWhileNobodyLooks()
    {
        ReviewClock clock(seconds(100));
        const ReviewClock::TimePoint start{hours(5)};
        clock.run(start);
        clock.pause(start + seconds(10));
        clock.pause(start + seconds(20));
        QVERIFY(!clock.isRunning());
        QCOMPARE(duration_cast<seconds>(clock.taken(start + hours(1))).count(), 110);
        clock.run(start + hours(1));
        QCOMPARE(duration_cast<seconds>(clock.taken(start + hours(1) + seconds(5))).count(), 115);
    }
};

QTEST_APPLESS_MAIN(TestReviewClock)
#include "tst_review_clock.moc"
