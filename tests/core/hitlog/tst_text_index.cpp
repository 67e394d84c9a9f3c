// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_filter.h"
#include "core/hitlog/hit_log_reader.h"
#include "core/hitlog/text_index.h"
#include "tests/core/hitlog/random_log.h"
#include "tests/support/temp_folder.h"

#include <QTest>

using namespace cacheloupe;
using namespace cacheloupe::test;

class TestTextIndex : public QObject {
    Q_OBJECT

    TempFolder m_folder;

    static std::vector<HitRow> found(const HitTable &table, const char *query)
    {
        const auto rows = filterHits(table, *parseHitQuery(query));
        return rows ? *rows : std::vector<HitRow>{~HitRow(0)};
    }

private Q_SLOTS:
    void searchesFindTheSameWithIt()
    {
        HitTable table;
        QVERIFY(HitLogReader(table).load(m_folder.write("a.jsonl", RandomLog(11).lines(20000))).ok());
        const char *const queries[] = {"refund", "REFUND", "answer~refund", "query~zanzibar", "cached_query~price", "\"refund the\"", "answer~\"\xC3\x9C" "ber\"", "quoted",
                                       "answer~/re(f|p)/", "qqxx", "re", "-refund kind:hit", "refund OR zanzibar", "answer~\"\xD0\xBF\xD1\x80\"", "\"fund\nrefun\""};
        std::vector<std::vector<HitRow>> before;
        for (const char *query : queries)
            before.push_back(found(table, query));
        QVERIFY(table.textIndex().extend(table, {}).ok());
        QCOMPARE(table.textIndex().block(0)->rowCount(), table.rowCount());
        QVERIFY(table.textIndex().answerCodeCount() < table.rowCount());
        for (size_t i = 0; i < before.size(); ++i)
            QVERIFY2(found(table, queries[i]) == before[i], queries[i]);
        QVERIFY(!before[0].empty());
        QVERIFY(before[9].empty());
    }
    void rowsBehindTheIndexAreSearchedToo()
    {
        HitTable table;
        QVERIFY(HitLogReader(table).load(m_folder.write("b.jsonl", RandomLog(12).lines(9000))).ok());
        QVERIFY(table.textIndex().extend(table, {}).ok());
        const auto first = found(table, "zanzibar").size();
        QVERIFY(HitLogReader(table).load(m_folder.write("c.jsonl", "{\"event\":\"hit\",\"query\":\"zanzibar at last\"}\n")).ok());
        QVERIFY(table.textIndex().extend(table, {}).ok());
        QVERIFY(table.textIndex().block(0)->rowCount() < table.rowCount());
        QCOMPARE(found(table, "zanzibar").size(), first + 1);
    }
    void aStopIsObeyedAndKeepsWhatIsThere()
    {
        HitTable table;
        QVERIFY(HitLogReader(table).load(m_folder.write("d.jsonl", RandomLog(13).lines(9000))).ok());
        std::stop_source stop;
        stop.request_stop();
        const auto status = table.textIndex().extend(table, stop.get_token());
        QVERIFY(!status);
        QCOMPARE(status.error().code, ErrorCode::cancelled);
        QVERIFY(!table.textIndex().block(0));
    }
    void aLogThatShrinksIsAnErrorAndNoCrash()
    {
        const auto path = m_folder.write("e.jsonl", RandomLog(14).lines(9000));
        HitTable table;
        QVERIFY(HitLogReader(table).load(path).ok());
        QVERIFY(!found(table, "refund").empty());
        std::filesystem::resize_file(path, 1000);
        const auto rows = filterHits(table, *parseHitQuery("refund"));
        QVERIFY(!rows);
        QCOMPARE(rows.error().reason, ErrorReason::truncatedLine);
        QVERIFY(rows.error().where.find("e.jsonl") != std::string::npos);
        QVERIFY(!table.textIndex().extend(table, {}));
    }
    void aSignatureNeverLosesAWord()
    {
        TrigramSignature signature;
        signature.add("The Quick brown \xC3\x9C" "bergang");
        for (const char *word : {"quick", "the q", "\xC3\xBC" "berg", "brown"}) {
            const auto bits = trigramsOf(word);
            QVERIFY(std::all_of(bits.begin(), bits.end(), [&](std::uint32_t bit) { return signature.has(bit); }));
        }
        QVERIFY(trigramsOf("ab").empty());
        const auto other = trigramsOf("zanzibar");
        QVERIFY(!std::all_of(other.begin(), other.end(), [&](std::uint32_t bit) { return signature.has(bit); }));
    }
};

QTEST_GUILESS_MAIN(TestTextIndex)
#include "tst_text_index.moc"
