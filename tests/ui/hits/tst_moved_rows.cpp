// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "ui/hits/row_set.h"

#include <QTest>

#include <set>

using namespace cacheloupe;

class TestMovedRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsEveryRowOnce_data();
    void showsEveryRowOnce();
};

void TestMovedRows::showsEveryRowOnce_data()
{
    QTest::addColumn<bool>("isList");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("front");
    for (const bool isList : {false, true})
        for (const int count : {1, 2, 7, 1000, 5000})
            for (const int front : {1, 3, 1000})
                QTest::addRow("%s of %d, %d in front", isList ? "list" : "rows", count, front) << isList << count << front;
}

void TestMovedRows::showsEveryRowOnce()
{
    QFETCH(bool, isList);
    QFETCH(int, count);
    QFETCH(int, front);
    Random random(std::uint64_t(count * 7 + front));
    RowSet rows{HitRow(count), nullptr, true};
    if (isList) {
        auto list = std::make_shared<std::vector<HitRow>>();
        for (int i = 0; i < count; ++i)
            list->push_back(HitRow(3 * i + 1));
        rows = {0, std::move(list), true};
    }
    std::vector<HitRow> top;
    std::set<HitRow> taken;
    while (int(top.size()) < std::min(front, count))
        if (const HitRow row = rows.at(int(random.below(std::uint64_t(count)))); taken.insert(row).second)
            top.push_back(row);
    const RowSet before = rows;
    rows.moved = std::make_shared<const MovedRows>(
        MovedRows::inFront(top, [&](HitRow row) { return before.indexOf(row); }, [&](int place) { return before.at(place); }));

    QCOMPARE(rows.count(), count);
    std::set<HitRow> seen;
    for (int i = 0; i < count; ++i) {
        const HitRow row = rows.at(i);
        if (i < int(top.size()))
            QCOMPARE(row, top[size_t(i)]);
        QCOMPARE(rows.indexOf(row), i);
        QVERIFY(before.indexOf(row) >= 0);
        seen.insert(row);
    }
    QCOMPARE(int(seen.size()), count);
    QCOMPARE(rows.copy(), before.copy());
}

QTEST_APPLESS_MAIN(TestMovedRows)
#include "tst_moved_rows.moc"
