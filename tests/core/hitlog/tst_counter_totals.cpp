// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/counter_totals.h"
#include "core/hitlog/hit_log_reader.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <array>
#include <numeric>

using namespace cacheloupe;

/// What counters say beside what events say.
class TestCounterTotals : public QObject {
    Q_OBJECT
private:
    test::TempFolder m_folder;

    static std::vector<HitRow> allRows(const HitTable &table)
    {
        std::vector<HitRow> rows(table.rowCount());
        std::iota(rows.begin(), rows.end(), 0u);
        return rows;
    }

private Q_SLOTS:
    void samplesStandForMore()
    {
        HitTable table;
        QVERIFY(HitLogReader(table).load(m_folder.write("statsd.log", "llm.cache.hit:42|c|#call_site:faq\n"
                                                                      "llm.cache.miss:10|c|#call_site:faq\n"
                                                                      "llm.cache.hit:8|c|@0.1|#call_site:billing\n")));
        auto rows = allRows(table);
        QCOMPARE(rows.size(), size_t(3));
        QVERIFY(isCounter(table, 0));
        const CounterTotals totals(table, {HitGroupKey::callSite}, rows);
        QVERIFY(rows.empty());
        QCOMPARE(totals.hits(), std::uint64_t(122));
        QCOMPARE(totals.misses(), std::uint64_t(10));
        QCOMPARE(totals.events(), std::uint64_t(132));
        QCOMPARE(totals.eventsOf({"billing"}), std::uint64_t(80));
        QCOMPARE(totals.eventsOf({"nobody"}), std::uint64_t(0));
    }

    void growingCountersCountOnce()
    {
        HitTable table;
        std::string text;
        for (const int value : {100, 140, 140, 150})
            text += "# TYPE llm_cache_hits_total counter\nllm_cache_hits_total{call_site=\"faq\"} " + std::to_string(value) + "\n";
        QVERIFY(HitLogReader(table).load(m_folder.write("metrics.prom", text)));
        auto rows = allRows(table);
        const CounterTotals totals(table, {}, rows);
        QCOMPARE(totals.hits(), std::uint64_t(150));
    }

    void eventsStayEvents()
    {
        HitTable table;
        QVERIFY(HitLogReader(table).load(m_folder.write("statsd-2.log", "llm.cache.hit:5|c|#call_site:faq\n")));
        QVERIFY(HitLogReader(table).load(
            m_folder.write("hits.jsonl", R"({"v":"cacheloupe.hit/1","ts":"2026-11-02T10:00:00Z","call_site":"faq","event":"hit","id":"1","query":"a"})"
                                         "\n")));
        auto rows = allRows(table);
        const CounterTotals totals(table, {HitGroupKey::callSite}, rows);
        QCOMPARE(rows, std::vector<HitRow>{1});
        QVERIFY(!isCounter(table, 1));
        auto groups = groupHits(table, std::array{HitGroupKey::callSite}, rows);
        totals.addTo(groups);
        QCOMPARE(groups.size(), size_t(1));
        QCOMPARE(groups.front().events, std::uint64_t(6));
    }
};

QTEST_APPLESS_MAIN(TestCounterTotals)
#include "tst_counter_totals.moc"
