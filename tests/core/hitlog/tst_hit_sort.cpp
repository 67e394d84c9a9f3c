// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_log_reader.h"
#include "core/hitlog/hit_sort.h"
#include "tests/core/hitlog/random_log.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <numeric>

using namespace cacheloupe;
using namespace cacheloupe::test;

class TestHitSort : public QObject {
    Q_OBJECT

    TempFolder m_folder;
    HitTable m_table;
    std::vector<HitRow> m_rows;

    std::vector<HitRow> expected(bool descending, const std::function<std::optional<double>(HitRow)> &key) const
    {
        auto rows = m_rows;
        std::stable_sort(rows.begin(), rows.end(), [&](HitRow a, HitRow b) {
            const auto x = key(a);
            const auto y = key(b);
            if (!x || !y)
                return x.has_value() && !y.has_value();
            return descending ? *x > *y : *x < *y;
        });
        return rows;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(HitLogReader(m_table).load(m_folder.write("s.jsonl", RandomLog(31).lines(3000))).ok());
        m_rows.resize(m_table.rowCount());
        std::iota(m_rows.begin(), m_rows.end(), 0u);
    }
    void numbersSortStablyWithAbsentLast()
    {
        for (const bool descending : {false, true}) {
            auto rows = m_rows;
            sortHits(m_table, rows, {HitSortKey::similarity, descending, {}});
            QCOMPARE(rows, expected(descending, [this](HitRow row) { const auto v = m_table.similarity(row); return std::isnan(v) ? std::nullopt : std::optional<double>(v); }));
            rows = m_rows;
            sortHits(m_table, rows, {HitSortKey::ttlLeft, descending, {}});
            QCOMPARE(rows, expected(descending, [this](HitRow row) { const auto v = m_table.ttlLeftS(row); return std::isnan(v) ? std::nullopt : std::optional<double>(v); }));
            rows = m_rows;
            sortHits(m_table, rows, {HitSortKey::time, descending, {}});
            QCOMPARE(rows, expected(descending, [this](HitRow row) { const auto t = m_table.time(row); return t ? std::optional(double(unixMs(*t))) : std::nullopt; }));
        }
    }
    void namesSortByTheirBytes()
    {
        auto rows = m_rows;
        sortHits(m_table, rows, {HitSortKey::model, false, {}});
        for (size_t i = 1; i < rows.size(); ++i) {
            const auto a = m_table.model(rows[i - 1]);
            const auto b = m_table.model(rows[i]);
            QVERIFY(b.empty() || (!a.empty() && (a < b || (a == b && rows[i - 1] < rows[i]))));
        }
    }
    void negativeNumbersSortBeforePositive()
    {
        const double values[] = {3, -1, std::nan(""), -7, 0, -0.0};
        auto rows = std::vector<HitRow>{0, 1, 2, 3, 4, 5};
        sortHits(m_table, rows, {HitSortKey::custom, false, [&](HitRow row) { return values[row]; }});
        QCOMPARE(rows, (std::vector<HitRow>{3, 1, 4, 5, 0, 2}));
    }
    void manyRowsSortOnSeveralThreadsAsOnOne()
    {
        HitTable table;
        Random random(9);
        std::vector<HitRowData> data(450000);
        for (auto &row : data) {
            row.kind = EventKind::hit;
            row.ageS = random.chance(0.05) ? kAbsent : float(random.below(5000));
            row.timeMs = 1793577600000 + std::int64_t(random.below(1ull << 33));
        }
        QVERIFY(table.append(data).ok());
        std::vector<HitRow> all(data.size());
        std::iota(all.begin(), all.end(), 0u);
        for (const auto key : {HitSortKey::age, HitSortKey::time}) {
            auto rows = all;
            sortHits(table, rows, {key, true, {}});
            auto expected = all;
            std::stable_sort(expected.begin(), expected.end(), [&](HitRow a, HitRow b) {
                if (key == HitSortKey::time)
                    return data[a].timeMs > data[b].timeMs;
                return std::isnan(data[b].ageS) ? !std::isnan(data[a].ageS) : data[a].ageS > data[b].ageS;
            });
            QCOMPARE(rows, expected);
            expected.resize(1000);
            QCOMPARE(topHits(table, all, {key, true, {}}, 1000), expected);
        }
    }
    void theTopIsTheFrontOfTheOrder()
    {
        const HitSortOrder order{HitSortKey::latency, true, {}};
        auto rows = m_rows;
        sortHits(m_table, rows, order);
        rows.resize(100);
        QCOMPARE(topHits(m_table, m_rows, order, 100), rows);
        QCOMPARE(topHits(m_table, m_table.rowCount(), order, 100), rows);
        QCOMPARE(topHits(m_table, m_rows, order, 1u << 20).size(), m_rows.size());
    }
    void logOrderTurnsAround()
    {
        auto rows = m_rows;
        sortHits(m_table, rows, {HitSortKey::logOrder, true, {}});
        QCOMPARE(rows.front(), m_rows.back());
        QCOMPARE(hitSortKeyFromName("ttl_left"), std::optional(HitSortKey::ttlLeft));
        QVERIFY(!hitSortKeyFromName("custom") && !hitSortKeyFromName("colour"));
    }
};

QTEST_APPLESS_MAIN(TestHitSort)
#include "tst_hit_sort.moc"
