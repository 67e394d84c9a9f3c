// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_log_reader.h"
#include "core/review/served_hits.h"
#include "tests/support/temp_folder.h"

#include <QTest>

using namespace cacheloupe;

namespace {

std::string line(const std::string &members)
{
    return R"({"ts":"2026-11-02T09:30:00Z","query":"q",)" + members + "}\n";
}

CacheEntry entryOf(const std::string &key, const std::string &responseId = {})
{
    CacheEntry entry;
    entry.key = key;
    entry.responseId = responseId;
    return entry;
}

} // namespace

class TestServedHits : public QObject {
    Q_OBJECT
    test::TempFolder m_folder;

private Q_SLOTS:
    void findsTheHitsOfAnEntry()
    {
        HitTable table;
        QVERIFY(HitLogReader(table).load(m_folder.write("hits.jsonl", line(R"("event":"hit","match":"semantic","similarity":0.9,"key":"cache:one")")
                                                                          + line(R"("event":"hit","match":"exact","similarity":1,"key":"cache:one")")
                                                                          + line(R"("event":"hit","match":"semantic","similarity":0.8,"entry":{"id":"one"})")
                                                                          + line(R"("event":"hit","match":"semantic","key":"cache:one")")
                                                                          + line(R"("event":"miss","similarity":0.5,"key":"cache:one")")
                                                                          + line(R"("event":"hit","match":"semantic","similarity":0.7,"key":"cache:one","entry":{"id":"cache:one"})")
                                                                          + line(R"("event":"hit","match":"semantic","similarity":0.6,"entry":{"id":"resp-1"})"))));
        const auto hits = ServedHits::of(table, {});
        QVERIFY(hits.ok());
        QCOMPARE(hits->hitCount(), std::uint64_t(6));
        QCOMPARE(hits->servedBy(entryOf("cache:one")), (std::vector<HitRow>{0, 1, 2, 3, 5}));
        QCOMPARE(hits->servedBy(entryOf("cache:two", "resp-1")), (std::vector<HitRow>{6}));
        QVERIFY(hits->servedBy(entryOf("")).empty());
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(ServedHits::of(table, stop.get_token()).error().code, ErrorCode::cancelled);
    }
    void anEmptyLogServesNothing()
    {
        const auto hits = ServedHits::of(HitTable(), {});
        QVERIFY(hits && hits->hitCount() == 0 && hits->servedBy(entryOf("k")).empty());
    }
};

QTEST_GUILESS_MAIN(TestServedHits)
#include "tst_served_hits.moc"
