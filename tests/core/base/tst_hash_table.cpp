// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash_table.h"
#include "core/base/random.h"

#include <QtTest>

#include <map>

using namespace cacheloupe;

class TestHashTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void remembersWhatWasInserted()
    {
        // Keys whose low halves collide, and the one of zeros, are told apart.
        HashTable<int> table;
        QVERIFY(!table.find({}));
        QVERIFY(table.insert({}).second);
        QVERIFY(!table.insert({}).second);
        for (std::uint64_t high = 1; high < 200; ++high)
            *table.insert({high, 7}).first = int(high);
        QCOMPARE(table.size(), size_t(200));
        for (std::uint64_t high = 1; high < 200; ++high)
            QCOMPARE(*table.find({high, 7}), int(high));
        QVERIFY(!table.find({200, 7}) && !table.find({1, 8}));
    }
    void agreesWithAMap()
    {
        Random random(29);
        HashTable<std::uint64_t> table(100);
        std::map<std::uint64_t, std::uint64_t> expected;
        for (int i = 0; i < 20'000; ++i) {
            const std::uint64_t number = random.below(8000);
            const auto [value, isNew] = table.insert(hash128(std::to_string(number)));
            QCOMPARE(isNew, expected.count(number) == 0);
            *value += number;
            expected[number] += number;
        }
        QCOMPARE(table.size(), expected.size());
        for (std::uint64_t number = 0; number < 8000; ++number) {
            const std::uint64_t *value = table.find(hash128(std::to_string(number)));
            QCOMPARE(value != nullptr, expected.count(number) == 1);
            QVERIFY(!value || *value == expected[number]);
        }
    }
};

QTEST_GUILESS_MAIN(TestHashTable)
#include "tst_hash_table.moc"
