// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_round.h"

#include <QTest>

using namespace cacheloupe;

namespace {

ReviewItem item(std::uint32_t row, std::vector<std::uint32_t> alike = {})
{
    return {row, ReviewStratum::suspicious, 0.5, std::move(alike), {}, row + 100};
}

std::vector<std::uint32_t> rowsOf(const ReviewRound &round)
{
    std::vector<std::uint32_t> rows;
    for (const ReviewItem &each : round.items())
        rows.push_back(each.row);
    return rows;
}

} // namespace

class TestReviewRound : public QObject {
    Q_OBJECT
    using Rows = std::vector<std::uint32_t>;
private Q_SLOTS:
    void walksFromFirstToEndAndBack()
    {
        ReviewRound round({item(7), item(3)});
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
        ReviewRound round({item(7), item(3, {8, 9})});
        QVERIFY(round.goTo(3));
        QCOMPARE(round.position(), size_t(1));
        QVERIFY(!round.goTo(99));
        QCOMPARE(round.position(), size_t(1));
        QVERIFY(round.goTo(7) && round.goTo(9));
        QCOMPARE(round.position(), size_t(1));
    }
    void skippingReadsAtTheEnd()
    {
        ReviewRound round({item(1), item(2), item(3)}, 1);
        QVERIFY(round.skip());
        QCOMPARE(rowsOf(round), (Rows{1, 3, 2}));
        QCOMPARE(round.current().row, 3u);
        QVERIFY(round.next());
        QVERIFY(!round.skip());
        QCOMPARE(rowsOf(round), (Rows{1, 3, 2}));
    }
    void theRestIsPickedAnew()
    {
        ReviewRound round({item(1), item(2), item(3), item(4)}, 1);
        round.replaceRest({item(9), item(2), item(8), item(7)});
        QCOMPARE(rowsOf(round), (Rows{1, 2, 9, 8}));
        QCOMPARE(round.current().row, 2u);
        round.replaceRest({});
        QCOMPARE(rowsOf(round), (Rows{1, 2}));
    }
    void nothingIsNoRound()
    {
        ReviewRound round;
        QVERIFY(round.isEmpty() && round.atEnd());
        QVERIFY(!round.next() && !round.previous() && !round.skip());
        round.replaceRest({item(5)});
        QCOMPARE(rowsOf(round), (Rows{5}));
    }
};

QTEST_APPLESS_MAIN(TestReviewRound)
#include "tst_review_round.moc"
