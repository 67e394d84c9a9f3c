// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_log_reader.h"
#include "tests/core/hitlog/random_log.h"
#include "tests/core/hitlog/table_summary.h"
#include "tests/support/packed.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace cacheloupe;
using namespace cacheloupe::test;

/// Compressed logs: the same rows as the plain file, whatever the archive's state.
class TestUnpackedLog : public QObject {
    Q_OBJECT

    TempFolder m_folder;

    HitSourceState load(HitTable &table, const std::string &name, const std::string &bytes, HitLogLoad options = {})
    {
        const auto state = HitLogReader(table).load(m_folder.write(name, bytes), options);
        if (!state)
            qFatal("%s %s", state.error().where.c_str(), state.error().detail.c_str());
        return *state;
    }
    std::string rowsOf(const std::string &name, const std::string &bytes, HitLogLoad options = {})
    {
        HitTable table;
        const auto state = load(table, name, bytes, options);
        if (state.error)
            qFatal("%s", state.error->detail.c_str());
        return summaryOf(table);
    }

private Q_SLOTS:
    void rowsAreThoseOfThePlainFile()
    {
        const std::string text = "\xEF\xBB\xBF" + RandomLog(11).lines(4000);
        const std::string plain = rowsOf("a.jsonl", text);
        QVERIFY(plain.size() > 50'000);
        // The name tells nothing.
        QCOMPARE(rowsOf("a.jsonl", gzipped(text)), plain);
        QCOMPARE(rowsOf("b.txt", zstdPacked(text)), plain);
        HitLogLoad small;
        small.chunkBytes = 997;
        small.workers = 4;
        QCOMPARE(rowsOf("c.gz", gzipped(text), small), plain);
        QCOMPARE(rowsOf("c.zst", zstdPacked(text), small), plain);
    }
    void joinedMembersAreOneLog()
    {
        const std::string mark = "\xEF\xBB\xBF";
        const std::string one = RandomLog(12).lines(300);
        const std::string two = RandomLog(13).lines(300);
        const std::string plain = rowsOf("j.jsonl", mark + one + mark + two);
        QCOMPARE(plain, rowsOf("j2.jsonl", one + two));
        QCOMPARE(rowsOf("j.gz", gzipped(mark + one) + gzipped(mark + two)), plain);
        QCOMPARE(rowsOf("j.zst", zstdPacked(one) + zstdPacked(two)), plain);
    }
    void aCutArchiveKeepsEveryCompleteLine()
    {
        const std::string text = RandomLog(14).lines(6000);
        for (const auto &packed : {gzipped(text), zstdPacked(text)}) {
            HitTable table;
            const auto state = load(table, "cut", packed.substr(0, packed.size() * 3 / 4));
            QVERIFY(!state.complete);
            QCOMPARE(state.error->reason, ErrorReason::truncatedArchive);
            QCOMPARE(state.error->where, m_folder.path("cut").string());
            QCOMPARE(state.error->detail, "byte " + std::to_string(packed.size() * 3 / 4));
            QVERIFY(table.rowCount() > 1000);
            // Line for line the head of the whole; the last one is cut.
            HitTable whole;
            load(whole, "whole.jsonl", text);
            for (HitRow row = 0; row + 1 < table.rowCount(); ++row) {
                QCOMPARE(table.lineNumber(row), whole.lineNumber(row));
                QCOMPARE(table.idHash(row), whole.idHash(row));
            }
        }
    }
    void aDamagedArchiveNamesFileAndByte()
    {
        const std::string text = RandomLog(15).lines(6000);
        std::string packed = gzipped(text);
        packed[packed.size() - 6] = char(packed[packed.size() - 6] ^ 1);
        HitTable table;
        const auto state = load(table, "bad.gz", packed);
        QCOMPARE(state.error->reason, ErrorReason::damagedArchive);
        QCOMPARE(state.error->where, m_folder.path("bad.gz").string());
        QVERIFY2(QString::fromStdString(state.error->detail).startsWith(QStringLiteral("byte ")), state.error->detail.c_str());
        QCOMPARE(state.rows, std::uint64_t(table.rowCount()));
        HitTable whole;
        load(whole, "whole.jsonl", text);
        QCOMPARE(table.rowCount(), whole.rowCount());
    }
    void dialectsAndEmptyArchives()
    {
        const std::string seeds = *readWholeFile(std::filesystem::path(CACHELOUPE_TEST_DATA) / "hitlog" / "seed_002.jsonl");
        HitTable table;
        QVERIFY(load(table, "seeds.gz", gzipped(seeds)).complete);
        QCOMPARE(table.source(0).dialect().name, std::string("seeds.hit_line"));
        QVERIFY(table.rowCount() > 5);
        QVERIFY(table.record(0).ok());
        HitTable empty;
        QVERIFY(load(empty, "empty.gz", gzipped("")).complete);
        QVERIFY(load(empty, "empty.zst", zstdPacked("\n \n")).complete);
        QCOMPARE(empty.rowCount(), HitRow(0));
        const auto prose = HitLogReader(empty).load(m_folder.write("prose.gz", gzipped("Dear reader\n")));
        QCOMPARE(prose.error().reason, ErrorReason::unknownDialect);
        QCOMPARE(prose.error().where, m_folder.path("prose.gz").string());
        const auto database = HitLogReader(empty).load(m_folder.write("db.gz", gzipped("SQLite format 3" + std::string(500, '\0'))));
        QCOMPARE(database.error().code, ErrorCode::unsupported);
    }
    void firstRowsComeBeforeTheEnd()
    {
        const std::string text = RandomLog(16).lines(8000);
        const std::string packed = gzipped(text);
        std::vector<HitLogProgress> seen;
        HitLogLoad options;
        options.chunkBytes = 16 * 1024;
        options.onProgress = [&](const HitLogProgress &progress) { seen.push_back(progress); };
        HitTable table;
        load(table, "p.gz", packed, options);
        QVERIFY(seen.size() >= 2);
        QVERIFY(seen.front().rows > 0 && seen.front().rows < table.rowCount() / 10);
        for (size_t i = 0; i < seen.size(); ++i) {
            QCOMPARE(seen[i].bytesTotal, std::uint64_t(packed.size()));
            QVERIFY(i == 0 || seen[i].bytesDone >= seen[i - 1].bytesDone);
        }
        QCOMPARE(seen.back().bytesDone, std::uint64_t(packed.size()));
    }
    void aStopKeepsWhatWasRead()
    {
        std::stop_source stop;
        HitLogLoad options;
        options.chunkBytes = 4096;
        options.stop = stop.get_token();
        options.onProgress = [&](const HitLogProgress &) { stop.request_stop(); };
        HitTable table;
        const auto state = HitLogReader(table).load(m_folder.write("s.gz", gzipped(RandomLog(17).lines(12000))), options);
        QCOMPARE(state.error().code, ErrorCode::cancelled);
        QVERIFY(table.rowCount() > 0 && table.rowCount() < 10000);
        QVERIFY(!table.queryText(0).empty() || table.rowCount() > 0);
        HitTable none;
        HitLogLoad stopped;
        stopped.stop = stop.get_token();
        QCOMPARE(HitLogReader(none).load(m_folder.path("s.gz"), stopped).error().code, ErrorCode::cancelled);
        QCOMPARE(none.sourceCount(), 0u);
    }
    void aFullDiskKeepsTheRowsSoFar()
    {
        const auto path = m_folder.write("full.gz", gzipped(RandomLog(18).lines(12000)));
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        rlimit small = before;
        small.rlim_cur = 2u << 20;
        setrlimit(RLIMIT_FSIZE, &small);
        HitTable table;
        const auto state = HitLogReader(table).load(path);
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(state.ok());
        QVERIFY(!state->complete);
        QCOMPARE(state->error->code, ErrorCode::io);
        QVERIFY(table.rowCount() > 1000);
        QVERIFY(table.record(table.rowCount() - 2).ok());
    }
    void aBombNeedsNoMemory()
    {
        // One line of 20 MB from 100 KB: overlong, and all that is kept of it is on disk.
        HitTable table;
        const std::string log = RandomLog(19).lines(10) + std::string(20u << 20, 'x') + '\n' + RandomLog(20).lines(10);
        const auto state = load(table, "bomb.gz", gzipped(log));
        QVERIFY(state.complete);
        HitTable plain;
        load(plain, "bomb.jsonl", log);
        QCOMPARE(table.rowCount(), plain.rowCount());
        QCOMPARE(summaryOf(table).size(), summaryOf(plain).size());
    }
};

QTEST_APPLESS_MAIN(TestUnpackedLog)
#include "tst_unpacked_log.moc"
