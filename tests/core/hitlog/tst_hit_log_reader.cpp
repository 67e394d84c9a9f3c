// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_log_reader.h"
#include "tests/core/hitlog/random_log.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <fstream>

using namespace cacheloupe;
using namespace cacheloupe::test;

namespace {

const std::string kHit = R"({"ts":"2026-11-02T09:30:00.125Z","event":"hit","call_site":"a","query":"q"})";

std::string summary(const HitTable &table)
{
    std::string out;
    for (HitRow row = 0; row < table.rowCount(); ++row)
        out += std::to_string(table.lineNumber(row)) + '|' + std::string(eventKindName(table.kind(row))) + '|' + std::to_string(int(table.fault(row))) + '|'
            + table.hitId(row) + '|' + table.queryText(row) + '|' + table.answerText(row, 9) + '|' + std::string(table.callSite(row)) + '|'
            + std::to_string(table.mismatchedFields(row)) + '\n';
    return out;
}

} // namespace

class TestHitLogReader : public QObject {
    Q_OBJECT

    TempFolder m_folder;

    std::vector<LineFault> faults(const std::string &bytes, HitSourceState *state = nullptr)
    {
        HitTable table;
        const auto loaded = HitLogReader(table).load(m_folder.write("log.jsonl", bytes));
        if (!loaded)
            qFatal("%s", loaded.error().detail.c_str());
        if (state)
            *state = *loaded;
        std::vector<LineFault> out;
        for (HitRow row = 0; row < table.rowCount(); ++row)
            out.push_back(table.fault(row));
        return out;
    }

private Q_SLOTS:
    void chunkSizeAndWorkersChangeNothing()
    {
        const auto path = m_folder.write("random.jsonl", "\xEF\xBB\xBF" + RandomLog(5).lines(2000) + "{\"event\":\"hi");
        std::string expected;
        for (const std::uint32_t chunkBytes : {1u << 20, 4096u, 997u, 64u, 7u}) {
            HitTable table;
            HitLogLoad options;
            options.chunkBytes = chunkBytes;
            options.workers = chunkBytes % 2 ? 4 : 1;
            const auto state = HitLogReader(table).load(path, options);
            QVERIFY(state.ok());
            QVERIFY(state->complete && state->lastLineTruncated);
            QCOMPARE(state->rows, std::uint64_t(table.rowCount()));
            if (expected.empty())
                expected = summary(table);
            QCOMPARE(summary(table), expected);
        }
        QVERIFY(expected.size() > 50000);
    }
    void everyDamageIsARow()
    {
        using F = LineFault;
        HitSourceState state;
        const std::string nul("{\"event\":\"hit\",\"query\":\"a\0b\"}", 29);
        QCOMPARE(faults(kHit + "\n{\"ts\":\n[1]\n\"text\"\n{}\n{\"event\":7}\n{\"event\":\"melt\"}\n" + nul + "\n" + kHit + " x\n" + kHit, &state),
                 (std::vector<F>{F::none, F::notJson, F::notAnObject, F::notAnObject, F::missingEvent, F::unknownEvent, F::unknownEvent, F::notJson, F::notJson, F::none}));
        QCOMPARE(state.malformedRows, std::uint64_t(8));
        QVERIFY(!state.lastLineTruncated);
    }
    void aHalfWrittenLastLineIsTruncated()
    {
        HitSourceState state;
        QCOMPARE(faults(kHit + "\n" + kHit.substr(0, 40), &state), (std::vector<LineFault>{LineFault::none, LineFault::truncated}));
        QVERIFY(state.lastLineTruncated);
        QCOMPARE(state.consumedBytes, std::uint64_t(kHit.size() + 1));
        QCOMPARE(state.consumedLines, std::uint64_t(1));
    }
    void emptyAndBlankFilesHaveNoRows()
    {
        HitSourceState state;
        QVERIFY(faults("", &state).empty());
        QVERIFY(state.complete);
        QVERIFY(faults("\n\r\n  \n").empty());
    }
    void carriageReturnsAndByteOrderMarkAreNoText()
    {
        HitTable table;
        QVERIFY(HitLogReader(table).load(m_folder.write("crlf.jsonl", "\xEF\xBB\xBF" + kHit + "\r\n\r\n" + kHit + "\r\n")).ok());
        QCOMPARE(table.rowCount(), HitRow(2));
        QCOMPARE(table.lineNumber(1), 3u);
        QCOMPARE(*table.lineBytes(0), kHit);
        QCOMPARE(table.hitId(0), toHex(hash128(kHit)));
        QCOMPARE(table.idHash(0), table.idHash(1));
    }
    void anOverlongLineIsOneRow()
    {
        const std::string blob = "{\"event\":\"hit\",\"blob\":\"" + std::string((16u << 20) + 5, 'x') + "\"}\n";
        HitTable table;
        const auto state = HitLogReader(table).load(m_folder.write("long.jsonl", kHit + '\n' + blob + kHit + '\n'));
        QVERIFY(state.ok());
        QCOMPARE(table.rowCount(), HitRow(3));
        QCOMPARE(table.fault(1), LineFault::overlong);
        QCOMPARE(table.lineError(1)->reason, ErrorReason::overlongLine);
        QCOMPARE(table.lineNumber(2), 3u);
        QCOMPARE(table.queryText(2), std::string("q"));
        QVERIFY(table.record(1).ok());
    }
    void twoSourcesShareOneTable()
    {
        HitTable table;
        QVERIFY(HitLogReader(table).load(m_folder.write("one.jsonl", kHit + '\n')).ok());
        QVERIFY(HitLogReader(table).load(std::filesystem::path(CACHELOUPE_TEST_DATA) / "hitlog/seed_002.jsonl").ok());
        QCOMPARE(table.sourceCount(), 2u);
        QCOMPARE(table.rowCount(), HitRow(13));
        QCOMPARE(table.sourceIndex(12), std::uint16_t(1));
        QCOMPARE(table.source(1).dialect().name, std::string("seeds.hit_line"));
        QCOMPARE(table.lineNumber(12), 12u);
        QCOMPARE(table.record(0)->callSite, std::string("a"));
    }
    void aMissingFileAndAFolderAreErrors()
    {
        HitTable table;
        QCOMPARE(HitLogReader(table).load(m_folder.path("absent.jsonl")).error().reason, ErrorReason::fileMissing);
        QCOMPARE(HitLogReader(table).load(m_folder.path("")).error().reason, ErrorReason::notAFile);
        QCOMPARE(table.sourceCount(), 0u);
    }
    void anUnknownShapeSaysWhatWasSeen()
    {
        HitTable table;
        const auto state = HitLogReader(table).load(m_folder.write("odd.jsonl", "{\"colour\":1}\n{\"size\":2}\n"));
        QCOMPARE(state.error().code, ErrorCode::schema);
        QCOMPARE(state.error().reason, ErrorReason::unknownDialect);
        QCOMPARE(state.error().detail, std::string("colour, size"));
        const auto prose = HitLogReader(table).load(m_folder.write("odd.txt", "Dear reader\n"));
        QCOMPARE(prose.error().detail, std::string("Dear reader"));
    }
    void progressEndsAtTheWholeFile()
    {
        std::vector<HitLogProgress> seen;
        HitLogLoad options;
        options.chunkBytes = 1000;
        options.onProgress = [&](const HitLogProgress &progress) { seen.push_back(progress); };
        HitTable table;
        QVERIFY(HitLogReader(table).load(m_folder.write("p.jsonl", RandomLog(3).lines(3000)), options).ok());
        QVERIFY(seen.size() >= 2);
        QVERIFY(seen.front().rows > 0 && seen.front().rows < table.rowCount());
        QCOMPARE(seen.back().rows, table.rowCount());
        QCOMPARE(seen.back().bytesDone, seen.back().bytesTotal);
    }
    void aStopKeepsWhatWasRead()
    {
        std::stop_source stop;
        HitLogLoad options;
        options.chunkBytes = 500;
        options.stop = stop.get_token();
        options.onProgress = [&](const HitLogProgress &) { stop.request_stop(); };
        HitTable table;
        const auto state = HitLogReader(table).load(m_folder.write("c.jsonl", RandomLog(4).lines(5000)), options);
        QCOMPARE(state.error().code, ErrorCode::cancelled);
        QVERIFY(table.rowCount() > 0);
        QVERIFY(table.rowCount() < 5000);
        QVERIFY(!table.source(0).state().complete);
    }
    void rowsMayBeReadWhileLoading()
    {
        const auto path = m_folder.write("w.jsonl", RandomLog(6).lines(20000));
        HitTable table;
        std::uint64_t checked = 0;
        {
            const std::jthread reader([&](std::stop_token stop) {
                while (!stop.stop_requested()) {
                    const HitRow count = table.rowCount();
                    for (HitRow row = count > 50 ? count - 50 : 0; row < count; ++row) {
                        checked += table.lineNumber(row) > 0 && table.callSite(row).size() < 40;
                        checked += table.queryText(row, 10).size() < 60;
                    }
                }
            });
            HitLogLoad options;
            options.chunkBytes = 8192;
            QVERIFY(HitLogReader(table).load(path, options).ok());
        }
        QVERIFY(table.rowCount() > 19000);
    }
};

QTEST_APPLESS_MAIN(TestHitLogReader)
#include "tst_hit_log_reader.moc"
