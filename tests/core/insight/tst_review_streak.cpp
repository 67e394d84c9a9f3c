// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/review_streak.h"

#include <QTest>

#include <vector>

using namespace cacheloupe;

namespace {

Instant at(const char *time)
{
    return *parseInstant(time);
}

} // namespace

class TestReviewStreak : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nobodyReviewedYet()
    {
        const auto streak = reviewStreak({}, at("2026-11-22T08:00:00Z"));
        QCOMPARE(streak.weeks, 0);
        QVERIFY(streak.isDue && !streak.lastReview);
    }
    void countsWeeksInARow()
    {
        // 22 November 2026 is a Sunday: the weeks begin on the 16th, the 9th and the 2nd.
        const std::vector<Instant> ended{at("2026-11-16T00:00:00Z"), at("2026-11-02T12:00:00Z"), at("2026-11-15T23:59:59Z"), at("2026-11-17T09:00:00Z")};
        const auto streak = reviewStreak(ended, at("2026-11-22T08:00:00Z"));
        QCOMPARE(streak.weeks, 3);
        QCOMPARE(*streak.lastReview, at("2026-11-17T09:00:00Z"));
        QVERIFY(!streak.isDue);
    }
    void thisWeekMayStillCome()
    {
        const std::vector<Instant> ended{at("2026-11-12T12:00:00Z"), at("2026-11-05T12:00:00Z")};
        QCOMPARE(reviewStreak(ended, at("2026-11-18T08:00:00Z")).weeks, 2);
        QVERIFY(!reviewStreak(ended, at("2026-11-19T11:59:59Z")).isDue);
        QVERIFY(reviewStreak(ended, at("2026-11-19T12:00:00Z")).isDue);
        QCOMPARE(reviewStreak(ended, at("2026-11-23T00:00:00Z")).weeks, 0);
    }
    void aClockThatWasAheadCountsNothing()
    {
        const std::vector<Instant> ended{at("2027-11-12T12:00:00Z")};
        QCOMPARE(reviewStreak(ended, at("2026-11-18T08:00:00Z")).weeks, 0);
    }
};

QTEST_APPLESS_MAIN(TestReviewStreak)
#include "tst_review_streak.moc"
