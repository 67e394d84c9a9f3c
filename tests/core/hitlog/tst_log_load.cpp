// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_log_reader.h"
#include "core/hitlog/log_load.h"
#include "tests/core/hitlog/random_log.h"
#include "tests/core/hitlog/table_summary.h"
#include "tests/support/temp_folder.h"

#include <QTest>

using namespace cacheloupe;
using namespace cacheloupe::test;

namespace {

const std::string kHit = R"({"ts":"2026-11-02T09:30:00Z","event":"hit","call_site":"a","id":"h","query":"q"})";

/// Bytes of which some cannot be read, or that end before they promised.
class BadBytes : public LogBytes {
public:
    BadBytes(std::string bytes, std::uint64_t promised, std::uint64_t badFrom, std::uint64_t badTo)
        : m_bytes(std::move(bytes)), m_promised(promised), m_badFrom(badFrom), m_badTo(badTo)
    {
    }
    std::uint64_t waitFor(std::uint64_t wanted) override { return std::min(wanted, m_promised); }
    Result<size_t> readAt(std::uint64_t offset, std::span<char> into) override
    {
        if (offset < m_badTo && offset + into.size() > m_badFrom)
            return Error{ErrorCode::io, ErrorReason::none, {}, "byte " + std::to_string(offset) + ": Input/output error"};
        const size_t got = offset >= m_bytes.size() ? 0 : std::min(into.size(), size_t(m_bytes.size() - offset));
        std::copy_n(m_bytes.begin() + std::ptrdiff_t(std::min<std::uint64_t>(offset, m_bytes.size())), got, into.begin());
        return got;
    }
    std::optional<Error> failure() const override { return std::nullopt; }
    std::uint64_t fileBytesAt(std::uint64_t offset) const override { return offset; }
    std::uint64_t fileBytesTotal() const override { return m_promised; }

private:
    std::string m_bytes;
    std::uint64_t m_promised;
    std::uint64_t m_badFrom;
    std::uint64_t m_badTo;
};

} // namespace

/// Input as it comes: rows and line numbers of every kind of odd file.
class TestLogLoad : public QObject {
    Q_OBJECT

    TempFolder m_folder;

    /// Line numbers and faults of the rows, for two chunk sizes that must agree.
    QString rows(const std::string &bytes)
    {
        QString shown;
        for (const std::uint32_t chunkBytes : {512u * 1024, bytes.size() > (1u << 20) ? 1u << 18 : 61u}) {
            HitTable table;
            HitLogLoad options;
            options.chunkBytes = chunkBytes;
            options.workers = 3;
            const auto path = m_folder.write("log.jsonl", bytes);
            const auto state = HitLogReader(table).load(path, options);
            if (!state || !state->complete || state->rows != table.rowCount())
                return QStringLiteral("not read");
            QStringList list;
            for (HitRow row = 0; row < table.rowCount(); ++row)
                list << QStringLiteral("%1:%2").arg(table.lineNumber(row)).arg(int(table.fault(row)));
            if (!shown.isNull() && shown != list.join(QLatin1Char(' ')))
                return QStringLiteral("chunks differ");
            shown = list.join(QLatin1Char(' '));
        }
        return shown;
    }
    HitSourceState loadBad(HitTable &table, BadBytes bytes, std::uint32_t chunkBytes)
    {
        const auto path = m_folder.write("bad.jsonl", "");
        auto text = ReadFile::open(path);
        const auto identity = text->identity();
        const auto source = table.addSource(std::make_unique<HitSource>(path, *identity, DialectMatch(), std::move(*text), false));
        HitLogLoad options;
        options.chunkBytes = chunkBytes;
        return *LogLoad(table, *source, bytes, options).run();
    }

private Q_SLOTS:
    void lineNumbers_data()
    {
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<QString>("expected");
        const auto add = [](const char *name, const std::string &bytes, const char *expected) {
            QTest::newRow(name) << bytes << QString::fromLatin1(expected);
        };
        const std::string overlong((16u << 20) + 1, 'x');
        add("empty", "", "");
        add("blank", " \n\t\r\n\n   ", "");
        add("one without newline", kHit, "1:0");
        add("crlf", kHit + "\r\n" + kHit + "\r\n", "1:0 2:0");
        add("blank lines count", "\n\n" + kHit + "\n\r\n" + kHit, "3:0 5:0");
        add("mark", "\xEF\xBB\xBF" + kHit + "\n\xEF\xBB\xBF" + kHit, "1:0 2:0");
        add("mark alone", "\xEF\xBB\xBF", "");
        add("nul", std::string("\0\0\n", 3) + kHit + std::string("\0\n", 2) + kHit, "1:1 2:1 3:0");
        add("bad utf-8", "{\"event\":\"hit\",\"query\":\"\xFF\xC3\"}\n" + kHit, "1:0 2:0");
        add("cut tail", kHit + "\n{\"event\":\"hi", "1:0 2:2");
        add("prose between", kHit + "\nnot json\n" + kHit + "\n", "1:0 2:1 3:0");
        add("overlong", kHit + "\n" + overlong + "\n" + kHit + "\n", "1:0 2:3 3:0");
        add("overlong tail", kHit + "\n" + overlong, "1:0 2:3");
        add("old mac ends", kHit + "\r" + kHit, "1:2");
    }
    void lineNumbers()
    {
        QFETCH(std::string, bytes);
        QFETCH(QString, expected);
        QCOMPARE(rows(bytes), expected);
    }
    void marksAreNoText()
    {
        HitTable table;
        const auto path = m_folder.write("m.jsonl", "\xEF\xBB\xBF" + kHit + "\n\xEF\xBB\xBF" + kHit + "\n");
        QVERIFY(HitLogReader(table).load(path).ok());
        QCOMPARE(*table.lineBytes(0), kHit);
        QCOMPARE(*table.lineBytes(1), kHit);
    }
    void everyOneOfSeveralFilesMayHaveAMark()
    {
        HitTable table;
        for (const char *name : {"1.jsonl", "2.jsonl", "3.jsonl"})
            QVERIFY(HitLogReader(table).load(m_folder.write(name, "\xEF\xBB\xBF" + kHit + "\r\n")).ok());
        QCOMPARE(table.rowCount(), HitRow(3));
        for (HitRow row = 0; row < 3; ++row) {
            QCOMPARE(table.lineNumber(row), 1u);
            QCOMPARE(table.sourceIndex(row), std::uint16_t(row));
            QCOMPARE(*table.lineBytes(row), kHit);
        }
    }
    void anUnreadableMiddleKeepsTheRowsBefore()
    {
        const std::string text = RandomLog(21).lines(3000);
        HitTable whole;
        QVERIFY(HitLogReader(whole).load(m_folder.write("whole.jsonl", text)).ok());
        HitTable table;
        const auto state = loadBad(table, BadBytes(text, text.size(), text.size() / 2, text.size() / 2 + 4096), 4096);
        QVERIFY(!state.complete);
        QCOMPARE(state.error->code, ErrorCode::io);
        QCOMPARE(state.error->where, m_folder.path("bad.jsonl").string());
        QVERIFY(state.error->detail.starts_with("byte "));
        QVERIFY(table.rowCount() > 1000 && table.rowCount() < 2000);
        for (HitRow row = 0; row < table.rowCount(); ++row) {
            QCOMPARE(table.lineNumber(row), whole.lineNumber(row));
            QCOMPARE(table.idHash(row), whole.idHash(row));
        }
    }
    void aFileThatEndsEarlyHasTheRowsThatAreThere()
    {
        const std::string text = RandomLog(22).lines(3000);
        HitTable table;
        const auto state = loadBad(table, BadBytes(text.substr(0, text.size() / 2), text.size(), 0, 0), 4096);
        QVERIFY(state.complete);
        QVERIFY(table.rowCount() > 1000 && table.rowCount() < 2000);
        QCOMPARE(state.consumedBytes <= text.size() / 2, true);
    }
    void aFileThatShrinksSaysSo()
    {
        const std::string text = RandomLog(23).lines(6000);
        const auto path = m_folder.write("shrinks.jsonl", text);
        HitLogLoad options;
        options.chunkBytes = 8192;
        options.workers = 2;
        options.onProgress = [&](const HitLogProgress &) { std::filesystem::resize_file(path, text.size() / 3); };
        HitTable table;
        const auto state = HitLogReader(table).load(path, options);
        QVERIFY(state.ok());
        QVERIFY(!state->complete);
        QCOMPARE(state->error->reason, ErrorReason::fileChanged);
        QVERIFY(table.rowCount() > 0 && table.rowCount() < 3000);
        QVERIFY(table.record(0).ok());
        std::filesystem::resize_file(path, 10);
        QVERIFY(!table.lineBytes(5).ok());
        QVERIFY(table.queryText(5).empty());
    }
    void aFileThatDisappearsIsReadToItsEnd()
    {
        const std::string text = RandomLog(24).lines(6000);
        const auto path = m_folder.write("gone.jsonl", text);
        HitLogLoad options;
        options.chunkBytes = 8192;
        options.onProgress = [&](const HitLogProgress &) { std::filesystem::remove(path); };
        HitTable table;
        const auto state = HitLogReader(table).load(path, options);
        QVERIFY(state.ok() && state->complete);
        QCOMPARE(state->consumedBytes, std::uint64_t(text.size()));
        QVERIFY(table.record(table.rowCount() - 1).ok());
    }
    void theSameFileIsReadOnce()
    {
        HitTable table;
        const auto path = m_folder.write("once.jsonl", kHit + '\n');
        QVERIFY(HitLogReader(table).load(path).ok());
        std::filesystem::create_symlink(path, m_folder.path("link.jsonl"));
        std::filesystem::create_hard_link(path, m_folder.path("hard.jsonl"));
        for (const char *name : {"once.jsonl", "link.jsonl", "hard.jsonl", "./once.jsonl"}) {
            const auto again = HitLogReader(table).load(m_folder.path(name));
            QCOMPARE(again.error().reason, ErrorReason::alreadyOpen);
            QCOMPARE(again.error().detail, path.string());
        }
        QCOMPARE(table.rowCount(), HitRow(1));
        QCOMPARE(table.sourceCount(), 1u);
    }
};

QTEST_APPLESS_MAIN(TestLogLoad)
#include "tst_log_load.moc"
