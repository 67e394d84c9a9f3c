// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/hit_query.h"
#include "core/hitlog/hit_filter.h"
#include "core/hitlog/log_follow.h"
#include "core/hitlog/text_index.h"
#include "tests/core/hitlog/random_log.h"
#include "tests/core/hitlog/table_summary.h"
#include "tests/support/packed.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <fstream>

using namespace cacheloupe;
using namespace cacheloupe::test;

namespace {

std::string eventLine(const std::string &id)
{
    return R"({"ts":"2026-11-02T09:30:00Z","event":"hit","call_site":"a","id":")" + id + R"(","query":"question )" + id + "\"}\n";
}

} // namespace

/// A log that grows and is rotated in every way: each line becomes one row, once, with its text.
class TestLogFollow : public QObject {
    Q_OBJECT

    std::unique_ptr<TempFolder> m_folder;
    std::unique_ptr<HitTable> m_table;
    std::unique_ptr<LogFollow> m_follow;

    std::filesystem::path path() const { return m_folder->path("hits.jsonl"); }
    void append(const std::string &bytes) { std::ofstream(path(), std::ios::binary | std::ios::app) << bytes; }
    void start(const std::string &bytes)
    {
        m_folder->write("hits.jsonl", bytes);
        auto followed = HitLogReader(*m_table).follow(path());
        if (!followed)
            qFatal("%s", followed.error().detail.c_str());
        m_follow = std::move(followed->follow);
    }
    bool poll()
    {
        const auto changed = m_follow->poll();
        if (!changed)
            qFatal("%s", changed.error().detail.c_str());
        return *changed;
    }
    /// `id:line` of each row; `!` before a malformed one.
    QString rows() const
    {
        QStringList list;
        for (HitRow row = 0; row < m_table->rowCount(); ++row) {
            const bool isBad = m_table->fault(row) != LineFault::none;
            list << QStringLiteral("%1:%2").arg(isBad ? QStringLiteral("!") : QString::fromStdString(m_table->hitId(row))).arg(m_table->lineNumber(row));
        }
        return list.join(QLatin1Char(' '));
    }

private Q_SLOTS:
    void init()
    {
        m_follow.reset();
        m_folder = std::make_unique<TempFolder>();
        m_table = std::make_unique<HitTable>();
    }
    void onlyTheNewPartIsRead()
    {
        start(eventLine("1") + eventLine("2"));
        QVERIFY(!poll());
        QCOMPARE(m_follow->state().life, LogLife::followed);
        append(eventLine("3"));
        QVERIFY(poll());
        append("\n" + eventLine("4") + "bad\n" + eventLine("5"));
        QVERIFY(poll());
        QVERIFY(!poll());
        QCOMPARE(rows(), QStringLiteral("1:1 2:2 3:3 4:5 !:6 5:7"));
        QCOMPARE(m_follow->state().consumedLines, std::uint64_t(7));
        QCOMPARE(m_table->source(0).state().rows, std::uint64_t(6));
        QCOMPARE(m_table->sourceCount(), 1u);
        QCOMPARE(m_table->queryText(3), std::string("question 4"));
    }
    void aHalfLineWaitsForItsRest()
    {
        const std::string line = eventLine("2");
        start(eventLine("1") + line.substr(0, 20));
        QCOMPARE(rows(), QStringLiteral("1:1"));
        QVERIFY(m_table->source(0).state().lastLineTruncated);
        append(line.substr(20, 20));
        poll();
        QCOMPARE(rows(), QStringLiteral("1:1"));
        append(line.substr(40));
        QVERIFY(poll());
        QCOMPARE(rows(), QStringLiteral("1:1 2:2"));
        QVERIFY(!m_table->source(0).state().lastLineTruncated);
        append("  ");
        poll();
        append(eventLine("3"));
        poll();
        QCOMPARE(rows(), QStringLiteral("1:1 2:2 3:3"));
    }
    void aWholeEventWithoutNewlineIsShown()
    {
        const std::string line = eventLine("2");
        start(eventLine("1") + line.substr(0, line.size() - 1));
        QCOMPARE(rows(), QStringLiteral("1:1 2:2"));
        append("\n" + eventLine("3"));
        poll();
        QCOMPARE(rows(), QStringLiteral("1:1 2:2 3:3"));
    }
    void everyByteMayComeAlone()
    {
        const std::string text = "\xEF\xBB\xBF" + eventLine("1") + "\r\n" + eventLine("2") + "broken\n" + eventLine("3");
        start("");
        for (const char byte : text) {
            append(std::string(1, byte));
            poll();
        }
        QCOMPARE(rows(), QStringLiteral("1:1 2:3 !:4 3:5"));
    }
    void piecesOfAnySizeGiveTheSameRows()
    {
        const std::string text = RandomLog(31).lines(800);
        HitTable whole;
        QVERIFY(HitLogReader(whole).load(m_folder->write("whole.jsonl", text)).ok());
        Random random(7);
        start(text.substr(0, 5000));
        for (size_t at = 5000; at < text.size();) {
            const size_t length = 1 + random.below(9000);
            append(text.substr(at, length));
            at += length;
            poll();
        }
        QVERIFY(m_follow->finish().ok());
        QCOMPARE(summaryOf(*m_table), summaryOf(whole));
        QCOMPARE(m_follow->state().life, LogLife::read);
    }
    void theEndOfFollowingShowsTheHalfLine()
    {
        start(eventLine("1") + "{\"ts\":\"20");
        QVERIFY(m_follow->finish().ok());
        QCOMPARE(rows(), QStringLiteral("1:1 !:2"));
        QCOMPARE(m_table->fault(1), LineFault::truncated);
    }
    void renameAndCreate()
    {
        start(eventLine("1"));
        append(eventLine("2"));
        std::filesystem::rename(path(), m_folder->path("hits.jsonl.1"));
        QVERIFY(poll());
        QCOMPARE(m_follow->state().life, LogLife::missing);
        // The writer has not noticed yet.
        std::ofstream(m_folder->path("hits.jsonl.1"), std::ios::app) << eventLine("3") << "{\"cut";
        m_folder->write("hits.jsonl", "");
        QVERIFY(poll());
        QCOMPARE(rows(), QStringLiteral("1:1 2:2 3:3"));
        append(eventLine("4"));
        QVERIFY(poll());
        append(eventLine("5"));
        QVERIFY(poll());
        QCOMPARE(rows(), QStringLiteral("1:1 2:2 3:3 !:4 4:1 5:2"));
        QCOMPARE(m_table->sourceCount(), 2u);
        QCOMPARE(m_table->source(0).state().life, LogLife::rotated);
        QCOMPARE(m_table->source(1).state().life, LogLife::followed);
        QCOMPARE(m_table->queryText(0), std::string("question 1"));
        QCOMPARE(m_table->queryText(5), std::string("question 5"));
        // The rotated file is known under its new name.
        QCOMPARE(HitLogReader(*m_table).load(m_folder->path("hits.jsonl.1")).error().reason, ErrorReason::alreadyOpen);
    }
    void copyAndTruncate()
    {
        start(eventLine("1") + eventLine("2"));
        append(eventLine("3"));
        std::filesystem::copy_file(path(), m_folder->path("hits.jsonl.1"));
        std::filesystem::resize_file(path(), 0);
        append(eventLine("4"));
        QVERIFY(poll());
        QCOMPARE(rows(), QStringLiteral("1:1 2:2 3:3 4:1"));
        QCOMPARE(m_table->source(0).state().life, LogLife::cutShort);
        for (HitRow row = 0; row < 4; ++row)
            QCOMPARE(m_table->queryText(row), "question " + std::to_string(row + 1));
        append(eventLine("5"));
        QVERIFY(poll());
        QCOMPARE(m_table->lineNumber(4), 2u);
    }
    void aFileEmptiedWithoutCopyShowsNoForeignText()
    {
        start(eventLine("1") + eventLine("2"));
        std::filesystem::resize_file(path(), 0);
        append(eventLine("7"));
        QVERIFY(poll());
        QCOMPARE(m_table->rowCount(), HitRow(3));
        QCOMPARE(m_table->source(0).state().life, LogLife::cutShort);
        QVERIFY(m_table->queryText(0).empty());
        QVERIFY(!m_table->record(0).ok());
        QCOMPARE(m_table->callSite(0), std::string_view("a"));
        QCOMPARE(m_table->queryText(2), std::string("question 7"));
        QCOMPARE(m_table->record(0).error().reason, ErrorReason::fileChanged);
    }
    void searchesPassOverTextsThatAreGone()
    {
        start(eventLine("1") + eventLine("2"));
        const auto other = HitLogReader(*m_table).load(m_folder->write("other.jsonl", eventLine("3")));
        QVERIFY(other.ok());
        std::filesystem::resize_file(path(), 0);
        append(eventLine("7"));
        QVERIFY(poll());
        const auto found = [&](const char *query) {
            const auto fitting = filterHits(*m_table, *parseHitQuery(query));
            return fitting ? *fitting : std::vector<HitRow>{99};
        };
        for (const bool isIndexed : {false, true}) {
            if (isIndexed)
                QVERIFY(m_table->textIndex().extend(*m_table, {}).ok());
            QCOMPARE(found("question"), (std::vector<HitRow>{2, 3}));
            QCOMPARE(found("query~/question [12]/"), std::vector<HitRow>());
            QCOMPARE(found("id:7"), std::vector<HitRow>{3});
            QCOMPARE(found("user:x"), std::vector<HitRow>());
            // What stands in columns is found as before.
            QCOMPARE(found("call_site:a"), (std::vector<HitRow>{0, 1, 2, 3}));
            QCOMPARE(found("-question"), (std::vector<HitRow>{0, 1}));
        }
    }
    void aFileRewrittenLongerIsNoticed()
    {
        start(eventLine("1"));
        std::filesystem::resize_file(path(), 0);
        append(eventLine("8") + eventLine("9"));
        QVERIFY(poll());
        QCOMPARE(m_table->source(0).state().life, LogLife::cutShort);
        QCOMPARE(m_table->rowCount(), HitRow(3));
        QVERIFY(m_table->queryText(0).empty());
        QCOMPARE(m_table->queryText(1), std::string("question 8"));
    }
    void aFileThatGoesAndComesBack()
    {
        start(eventLine("1"));
        std::filesystem::rename(path(), m_folder->path("aside"));
        QVERIFY(poll());
        QCOMPARE(m_follow->state().life, LogLife::missing);
        std::filesystem::rename(m_folder->path("aside"), path());
        append(eventLine("2"));
        QVERIFY(poll());
        QCOMPARE(m_follow->state().life, LogLife::followed);
        QCOMPARE(rows(), QStringLiteral("1:1 2:2"));
        QCOMPARE(m_table->sourceCount(), 1u);
    }
    void anEmptyLogGetsItsDialectFromItsFirstLines()
    {
        const std::string seeds = *readWholeFile(std::filesystem::path(CACHELOUPE_TEST_DATA) / "hitlog" / "seed_002.jsonl");
        start("");
        const size_t half = seeds.size() / 2;
        append(seeds.substr(0, half));
        poll();
        append(seeds.substr(half));
        poll();
        HitTable whole;
        QVERIFY(HitLogReader(whole).load(std::filesystem::path(CACHELOUPE_TEST_DATA) / "hitlog" / "seed_002.jsonl").ok());
        QCOMPARE(summaryOf(*m_table), summaryOf(whole));
        QCOMPARE(m_table->source(m_follow->source()).dialect().name, std::string("seeds.hit_line"));
    }
    void convertedLogsAreFollowedToo()
    {
        const std::string seeds = *readWholeFile(std::filesystem::path(CACHELOUPE_TEST_DATA) / "hitlog" / "seed_002.jsonl");
        const size_t half = seeds.find('\n', seeds.size() / 2) - 10;
        start(seeds.substr(0, half));
        const auto before = m_table->rowCount();
        QVERIFY(before > 2);
        append(seeds.substr(half));
        QVERIFY(poll());
        HitTable whole;
        QVERIFY(HitLogReader(whole).load(std::filesystem::path(CACHELOUPE_TEST_DATA) / "hitlog" / "seed_002.jsonl").ok());
        QCOMPARE(summaryOf(*m_table), summaryOf(whole));
        // Its texts are in the spool: an emptied file costs nothing.
        std::filesystem::resize_file(path(), 0);
        QVERIFY(poll());
        QCOMPARE(summaryOf(*m_table), summaryOf(whole));
    }
    void searchesFindTheirOwnRowsWhenLogsTakeTurns()
    {
        start(eventLine("1"));
        m_folder->write("other.jsonl", eventLine("2"));
        auto other = HitLogReader(*m_table).follow(m_folder->path("other.jsonl"));
        const auto found = [&](const char *text) { return *filterHits(*m_table, *parseHitQuery(text)); };
        QCOMPARE(found("\"question 2\""), std::vector<HitRow>{1});
        for (int i = 3; i < 40; ++i) {
            std::ofstream(i % 3 ? path() : m_folder->path("other.jsonl"), std::ios::app) << eventLine(std::to_string(i));
            poll();
            QVERIFY(other->follow->poll().ok());
        }
        QCOMPARE(m_table->rowCount(), HitRow(39));
        for (int i = 10; i < 40; ++i)
            QCOMPARE(found(("\"question " + std::to_string(i) + "\"").c_str()), std::vector<HitRow>{HitRow(i - 1)});
        std::filesystem::copy_file(path(), m_folder->path("hits.jsonl.1"));
        std::filesystem::resize_file(path(), 0);
        append(eventLine("50") + eventLine("51"));
        poll();
        QCOMPARE(found("\"question 10\""), std::vector<HitRow>{9});
        QCOMPARE(found("\"question 51\""), std::vector<HitRow>{40});
    }
    void archivesDoNotGrow()
    {
        const auto followed = HitLogReader(*m_table).follow(m_folder->write("a.gz", gzipped(eventLine("1"))));
        QVERIFY(followed.ok() && !followed->follow);
        QCOMPARE(followed->state.rows, std::uint64_t(1));
    }
    void aStopIsNoLoss()
    {
        start(eventLine("1"));
        append(eventLine("2"));
        std::stop_source stop;
        stop.request_stop();
        HitLogLoad options;
        options.stop = stop.get_token();
        QCOMPARE(m_follow->poll(options).error().code, ErrorCode::cancelled);
        poll();
        QCOMPARE(rows(), QStringLiteral("1:1 2:2"));
    }
};

QTEST_APPLESS_MAIN(TestLogFollow)
#include "tst_log_follow.moc"
