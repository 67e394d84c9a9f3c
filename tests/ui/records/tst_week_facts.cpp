// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_log_reader.h"
#include "tests/support/temp_folder.h"
#include "ui/records/week_facts.h"

#include <QTest>

using namespace cacheloupe;

class TestWeekFacts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void leavesCountersOutOfTheWeek()
    {
        const test::TempFolder folder;
        HitTable table;
        QVERIFY(HitLogReader(table).load(folder.write("statsd.log", "llm.cache.hit:90|c|#call_site:faq\nllm.cache.miss:10|c|#call_site:faq\n")));
        QVERIFY(HitLogReader(table).load(
            folder.write("hits.jsonl", R"({"v":"cacheloupe.hit/1","ts":"2026-11-02T10:00:00Z","call_site":"faq","event":"hit","id":"1","query":"a"})"
                                       "\n")));
        const WeekFacts facts = weekFacts(table, {}, SuspicionScores(), {});
        QCOMPARE(facts.week.total.events, std::uint64_t(1));
        QCOMPARE(facts.week.total.hits, std::uint64_t(1));
        QCOMPARE(facts.countedHits, std::uint64_t(90));
        QCOMPARE(facts.countedLookups, std::uint64_t(100));
    }
};

QTEST_APPLESS_MAIN(TestWeekFacts)
#include "tst_week_facts.moc"
