// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_round.h"

#include <QTest>

using namespace cacheloupe;

class TestReviewRound : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void walksFromFirstToEndAndBack()
    {
        ReviewRound round({{7, ReviewStratum::suspicious, 0.9, {}}, {3, ReviewStratum::random, 0.1, {}}});
        QCOMPARE(round.current().row, 7u);
        QVERIFY(!round.previous());
        QVERIFY(round.next());
        QCOMPARE(round.current().row, 3u);
        QVERIFY(round.next());
        QVERIFY(round.atEnd());
        QVERIFY(!round.next());
        QVERIFY(round.previous());
        QCOMPARE(round.current().row, 3u);
    }
    void goesToARow()
    {
        ReviewRound round({{7, ReviewStratum::suspicious, 0.9, {}}, {3, ReviewStratum::random, 0.1, {}}});
        QVERIFY(round.goTo(3));
        QCOMPARE(round.position(), size_t(1));
        QVERIFY(!round.goTo(99));
        QCOMPARE(round.position(), size_t(1));
    }
    void theClockRunsFromTheFirstVerdict()
    {
        using namespace std::chrono;
        ReviewRound round({{7, ReviewStratum::suspicious, 0.9, {}}});
        const steady_clock::time_point start(hours(5));
        QVERIFY(!round.elapsed(start));
        round.startClock(start);
        round.startClock(start + seconds(30));
        QCOMPARE(round.elapsed(start + seconds(90))->count(), 90);
    }
    void anEmptyRoundIsAtItsEnd()
    {
        const ReviewRound round;
        QVERIFY(round.isEmpty());
        QVERIFY(round.atEnd());
    }
};

QTEST_APPLESS_MAIN(TestReviewRound)
#include "tst_review_round.moc"
