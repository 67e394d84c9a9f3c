// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_filter.h"
#include "core/hitlog/hit_groups.h"
#include "core/hitlog/hit_sort.h"
#include "core/hitlog/log_follow.h"
#include "core/hitlog/log_sidecar.h"
#include "core/hitlog/text_index.h"
#include "tests/core/hitlog/random_log.h"
#include "tests/core/hitlog/table_summary.h"
#include "tests/support/packed.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <fstream>
#include <sys/stat.h>

using namespace cacheloupe;
using namespace cacheloupe::test;

namespace {

using Paths = std::vector<std::filesystem::path>;

template <typename Column>
bool isSameColumn(const Column &a, const Column &b, std::uint32_t rows)
{
    return std::memcmp(a.data(), b.data(), rows * sizeof(a[0])) == 0;
}

/// Every column and trait of every row; traits may have other codes.
bool areSameRows(const HitTable &a, const HitTable &b)
{
    if (a.rowCount() != b.rowCount())
        return false;
    for (HitRow first = 0; first < a.rowCount(); first += HitBlock::kRows) {
        const auto &x = a.block(first >> HitBlock::kShift);
        const auto &y = b.block(first >> HitBlock::kShift);
        const auto rows = std::min(HitBlock::kRows, a.rowCount() - first);
        const auto same = [&](const auto &...column) { return (isSameColumn(x.*column, y.*column, rows) && ...); };
        if (!same(&HitBlock::timeMs, &HitBlock::lineOffset, &HitBlock::idHigh, &HitBlock::idLow, &HitBlock::lineLength, &HitBlock::lineNumber, &HitBlock::query, &HitBlock::cachedQuery,
                  &HitBlock::answer, &HitBlock::similarity, &HitBlock::ageS, &HitBlock::latencyMs, &HitBlock::costUsd, &HitBlock::savedUsd, &HitBlock::inputTokens,
                  &HitBlock::outputTokens, &HitBlock::kind))
            return false;
        for (std::uint32_t i = 0; i < rows; ++i)
            if (a.callSite(first + i) != b.callSite(first + i) || a.tenant(first + i) != b.tenant(first + i) || a.model(first + i) != b.model(first + i)
                || a.layer(first + i) != b.layer(first + i) || a.followup(first + i) != b.followup(first + i) || a.flag(first + i) != b.flag(first + i)
                || a.match(first + i) != b.match(first + i) || a.fault(first + i) != b.fault(first + i) || a.flags(first + i) != b.flags(first + i)
                || a.requestFields(first + i) != b.requestFields(first + i) || a.entryFields(first + i) != b.entryFields(first + i)
                || a.mismatchedFields(first + i) != b.mismatchedFields(first + i) || a.sourceIndex(first + i) != b.sourceIndex(first + i))
                return false;
    }
    return true;
}

std::string bytesOf(const std::filesystem::path &path)
{
    return *readWholeFile(path);
}

std::string fixture(const char *name)
{
    return bytesOf(std::filesystem::path(CACHELOUPE_TEST_DATA) / "hitlog" / name);
}

/// Looks at a table from all sides; what it shows does not matter.
void lookAtAll(HitTable &table)
{
    for (const char *query : {"refund", "answer~zanzibar", "kind:hit similarity<0.9", "access.role:admin", "id:id-7", "user:u1", "mismatch:access.tenant", "model:gpt-4o*", "query~/ref(und)?/", "served:2025-03-01", "age>7d -ttl_left<1h"})
        (void)filterHits(table, *parseHitQuery(query));
    for (const auto key : {HitGroupKey::callSite, HitGroupKey::tenant, HitGroupKey::model, HitGroupKey::day, HitGroupKey::kind, HitGroupKey::match, HitGroupKey::source})
        (void)groupHits(table, std::array{key});
    std::vector<HitRow> rows;
    for (HitRow row = 0; row < table.rowCount(); ++row)
        rows.push_back(row);
    for (const auto key : {HitSortKey::callSite, HitSortKey::tenant, HitSortKey::age, HitSortKey::kind})
        sortHits(table, rows, {key, true, {}});
    for (HitRow row = 0; row < table.rowCount(); row += 1 + table.rowCount() / 50) {
        (void)table.record(row);
        (void)table.answerText(row, 20);
        (void)table.lineError(row);
        (void)table.hitId(row);
    }
}

} // namespace

/// A table that was kept and comes back: the same rows, or none of it when anything is not as it was.
class TestLogSidecar : public QObject {
    Q_OBJECT

    std::unique_ptr<TempFolder> m_folder;
    std::unique_ptr<SidecarFolder> m_sidecars;

    std::filesystem::path write(const std::string &name, std::string_view bytes) const { return m_folder->write(name, bytes); }
    static std::unique_ptr<HitTable> load(const Paths &logs)
    {
        auto table = std::make_unique<HitTable>();
        for (const auto &log : logs)
            if (auto followed = HitLogReader(*table).follow(log); !followed)
                qFatal("%s", followed.error().where.c_str());
        return table;
    }
    std::unique_ptr<HitTable> keep(const Paths &logs, bool withTexts = true) const
    {
        auto table = load(logs);
        if (withTexts && !table->textIndex().extend(*table, {}))
            qFatal("no index");
        const auto kept = keepTable(*table, *m_sidecars, {});
        if (!kept || !*kept)
            qFatal("not kept");
        return table;
    }
    struct Reopened {
        std::unique_ptr<HitTable> table = std::make_unique<HitTable>();
        std::optional<std::vector<Result<FollowedLog>>> logs;
    };
    Reopened reopen(const Paths &logs) const
    {
        Reopened reopened;
        reopened.logs = reopenLogs(*reopened.table, logs, *m_sidecars, {});
        return reopened;
    }
    std::filesystem::path sidecar(const Paths &logs) const { return m_sidecars->fileFor(logs); }
    /// What was kept of the log is not used any more, and gone.
    bool isRefused(const Paths &logs) const
    {
        const auto reopened = reopen(logs);
        return !reopened.logs && reopened.table->rowCount() == 0 && reopened.table->sourceCount() == 0 && !std::filesystem::exists(sidecar(logs));
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<TempFolder>();
        m_sidecars = std::make_unique<SidecarFolder>(m_folder->path("cache/indexes"));
    }

    void everyRowComesBack_data()
    {
        QTest::addColumn<QByteArray>("log");
        QTest::newRow("full line") << QByteArray::fromStdString(fixture("full_line.jsonl"));
        QTest::newRow("no newline at the end") << QByteArray::fromStdString(RandomLog(1).lines(20) + R"({"ts":"2026-11-02T09:30:00Z","event":"miss","query":"a"})");
        QTest::newRow("mostly damage") << QByteArray::fromStdString(fixture("full_line.jsonl") + "{\"event\":\"hit\"}\n\n{\n[]\n{\"event\":1}\n");
        for (int seed = 1; seed < 6; ++seed)
            QTest::addRow("random %d", seed) << QByteArray::fromStdString(RandomLog(std::uint64_t(seed)).lines(9000));
        QTest::newRow("three blocks") << QByteArray::fromStdString(RandomLog(9).lines(140000));
    }
    void everyRowComesBack()
    {
        QFETCH(QByteArray, log);
        const auto path = write("hits.jsonl", log.toStdString());
        const auto before = keep({path}, log.size() < (10 << 20));
        const auto reopened = reopen({path});
        QVERIFY(reopened.logs);
        QVERIFY(areSameRows(*before, *reopened.table));
        if (before->rowCount() < 10000)
            QCOMPARE(summaryOf(*reopened.table), summaryOf(*before));
        for (const char *query : {"kind:hit", "model:gpt*", "refund", "answer~zanzibar", "-refund price", "access.role:admin"})
            if (before->rowCount() < 10000 || std::string_view(query).find(':') < 6)
                QCOMPARE(*filterHits(*reopened.table, *parseHitQuery(query)), *filterHits(*before, *parseHitQuery(query)));
        for (std::uint32_t block = 0; (block << HitBlock::kShift) < before->rowCount(); ++block) {
            const auto texts = before->textIndex().block(block);
            const auto kept = reopened.table->textIndex().block(block);
            QCOMPARE(kept ? kept->rowCount() : 0, texts ? texts->rowCount() : 0);
        }
        const auto state = reopened.table->source(0).state();
        const auto old = before->source(0).state();
        QCOMPARE(state.rows, old.rows);
        QCOMPARE(state.consumedBytes, old.consumedBytes);
        QCOMPARE(state.malformedRows, old.malformedRows);
        QVERIFY(state.complete && !state.error);
        QCOMPARE(state.life, LogLife::followed);
    }
    void severalLogsAreOneTable()
    {
        const Paths logs = {write("a.jsonl", RandomLog(1).lines(2000)), write("b.jsonl", RandomLog(2).lines(1500)), write("c.jsonl", RandomLog(3).lines(10))};
        const auto before = keep(logs);
        const auto reopened = reopen(logs);
        QVERIFY(reopened.logs && reopened.logs->size() == 3);
        QVERIFY(areSameRows(*before, *reopened.table));
        QCOMPARE(reopened.table->source(2).path(), logs[2]);
        QVERIFY(!reopen({logs[0], logs[1]}).logs);
        QVERIFY(!reopen({logs[1], logs[0], logs[2]}).logs);
    }
    void itIsForItsOwnerOnlyAndHoldsNoTexts()
    {
        const auto path = write("hits.jsonl", RandomLog(1).lines(2000) + R"({"event":"hit","ts":"2026-11-02T09:30:00Z","call_site":"desk","query":"secret sesame","answer":"open"})" "\n");
        keep({path});
        struct stat info = {};
        QCOMPARE(::stat(sidecar({path}).c_str(), &info), 0);
        QCOMPARE(info.st_mode & 0777, mode_t(0600));
        QCOMPARE(::stat(m_sidecars->path().c_str(), &info), 0);
        QCOMPARE(info.st_mode & 0777, mode_t(0700));
        const auto bytes = bytesOf(sidecar({path}));
        QVERIFY(bytes.find("sesame") == std::string::npos);
        QVERIFY(bytes.find("zanzibar") == std::string::npos);
    }

    void whatWasAppendedIsReadFromTheLog()
    {
        const auto whole = RandomLog(4).lines(66000);
        const auto cut = whole.find('\n', whole.size() / 2) + 1;
        const auto half = cut + (whole.find('\n', cut) - cut) / 2; // in the middle of a line, which is held back
        const auto path = write("hits.jsonl", whole.substr(0, half));
        keep({path});
        std::ofstream(path, std::ios::binary | std::ios::app) << whole.substr(half);
        auto reopened = reopen({path});
        QVERIFY(reopened.logs);
        const auto fresh = load({path});
        QVERIFY(areSameRows(*fresh, *reopened.table));
        QCOMPARE(reopened.table->source(0).state().consumedLines, fresh->source(0).state().consumedLines);
        std::ofstream(path, std::ios::binary | std::ios::app) << RandomLog(5).lines(3000);
        QVERIFY(*reopened.logs->front()->follow->poll());
        QVERIFY(areSameRows(*load({path}), *reopened.table));
        QVERIFY(reopened.table->textIndex().extend(*reopened.table, {}));
        const auto query = parseHitQuery("refund");
        QCOMPARE(*filterHits(*reopened.table, *query), *filterHits(*load({path}), *query));
        QVERIFY(*keepTable(*reopened.table, *m_sidecars, {}));
        QVERIFY(areSameRows(*reopen({path}).table, *reopened.table));
    }
    void appendingLeavesTheKeptFileAsItWas()
    {
        const auto path = write("hits.jsonl", RandomLog(4).lines(500));
        keep({path});
        const auto bytes = bytesOf(sidecar({path}));
        auto reopened = reopen({path});
        std::ofstream(path, std::ios::binary | std::ios::app) << RandomLog(5).lines(500);
        QVERIFY(*reopened.logs->front()->follow->poll());
        QVERIFY(bytesOf(sidecar({path})) == bytes);
    }

    void aLogThatIsNotAsItWasIsReadAnew_data()
    {
        QTest::addColumn<QByteArray>("what");
        for (const char *name : {"another file", "another time", "shorter", "another head", "another tail", "gone"})
            QTest::newRow(name) << QByteArray(name);
    }
    void aLogThatIsNotAsItWasIsReadAnew()
    {
        QFETCH(QByteArray, what);
        const auto change = what.toStdString();
        const auto bytes = RandomLog(6).lines(2000);
        const auto path = write("hits.jsonl", bytes);
        keep({path});
        const auto time = std::filesystem::last_write_time(path);
        if (change == "another file") {
            std::filesystem::rename(path, m_folder->path("old"));
            write("hits.jsonl", bytes);
            std::filesystem::last_write_time(path, time);
        } else if (change == "another time") {
            std::filesystem::last_write_time(path, time + std::chrono::nanoseconds(1000));
        } else if (change == "shorter") {
            std::filesystem::resize_file(path, bytes.size() - 1);
        } else if (change == "gone") {
            std::filesystem::remove(path);
        } else {
            auto other = bytes;
            other[change == "another head" ? 20 : other.size() - 20] ^= 1;
            std::ofstream(path, std::ios::binary | std::ios::in).write(other.data(), std::streamsize(other.size()));
            std::filesystem::last_write_time(path, time);
        }
        QVERIFY(isRefused({path}));
    }
    void aLogRewrittenLongerIsReadAnew()
    {
        const auto path = write("hits.jsonl", RandomLog(6).lines(2000));
        keep({path});
        std::ofstream(path, std::ios::binary | std::ios::in) << RandomLog(7).lines(4000);
        QVERIFY(isRefused({path}));
    }
    void anotherDialectIsReadAnew()
    {
        const auto path = write("hits.jsonl", RandomLog(6).lines(2000));
        keep({path});
        const auto mapping = Dialect::fromJson(*parseJson(R"({"name":"own","recognise":{"all":["event"]},"map":{"event":"event","call_site":"query"}})", "own"), "own");
        if (!mapping)
            qFatal("%s %s", mapping.error().where.c_str(), mapping.error().detail.c_str());
        HitLogLoad options;
        options.dialect = std::make_shared<const Dialect>(*mapping);
        HitTable table;
        const auto reopened = reopenLogs(table, {path}, *m_sidecars, options);
        QVERIFY(reopened && reopened->front().ok());
        QVERIFY(!std::filesystem::exists(sidecar({path})));
        HitTable fresh;
        QVERIFY(HitLogReader(fresh).follow(path, options).ok());
        QVERIFY(areSameRows(fresh, table));
    }

    void logsWhoseTextsStandElsewhereAreNotKept()
    {
        const auto packed = write("hits.jsonl.gz", gzipped(RandomLog(1).lines(500)));
        QVERIFY(!*keepTable(*load({packed}), *m_sidecars, {}));
        for (const char *converted : {"litellm_slp.jsonl", "seed_001.jsonl"})
            QVERIFY(!*keepTable(*load({write(converted, fixture(converted))}), *m_sidecars, {}));
        const auto rotated = write("r.jsonl", RandomLog(1).lines(500));
        const auto table = load({rotated});
        std::filesystem::rename(rotated, m_folder->path("r.jsonl.1"));
        QVERIFY(!*keepTable(*table, *m_sidecars, {}));
        QVERIFY(!std::filesystem::exists(m_sidecars->path()));
    }
    void keepingCanBeCalledOff()
    {
        const auto path = write("hits.jsonl", RandomLog(1).lines(500));
        std::stop_source stop;
        stop.request_stop();
        const auto kept = keepInBackground(*load({path}), *m_sidecars, stop.get_token());
        QVERIFY(!kept && kept.error().code == ErrorCode::cancelled);
        QVERIFY(std::filesystem::is_empty(m_sidecars->path()));
    }

    void aCutFileIsRefused()
    {
        const auto path = write("hits.jsonl", RandomLog(8).lines(9000));
        keep({path});
        const auto cut = m_folder->path("cut");
        std::filesystem::create_hard_link(sidecar({path}), cut);
        QVERIFY(reopen({path}).logs);
        for (auto end = std::filesystem::file_size(cut); end > 0;) {
            end = (end - 1) / 4096 * 4096;
            std::filesystem::resize_file(cut, end);
            if (!std::filesystem::exists(sidecar({path})))
                std::filesystem::create_hard_link(cut, sidecar({path}));
            QVERIFY(isRefused({path}));
        }
    }
    void aDamagedFileNeverCrashes()
    {
        const auto path = write("hits.jsonl", RandomLog(8).lines(9000));
        keep({path});
        const auto whole = bytesOf(sidecar({path}));
        Random random(11);
        int used = 0;
        for (int i = 0; i < 100; ++i) {
            auto bytes = whole;
            // Columns have more room than rows.
            for (auto n = 1 + random.below(40); n > 0; --n) {
                const auto column = 65536 * (1 + random.below(103)) + random.below(9000 * 8);
                const auto at = random.chance(0.1) ? random.below(64) : random.chance(0.3) ? bytes.size() - 1 - random.below(400000) : column;
                bytes[size_t(at)] = char(random.below(256));
            }
            std::ofstream(sidecar({path}), std::ios::binary).write(bytes.data(), std::streamsize(bytes.size()));
            auto reopened = reopen({path});
            used += reopened.logs.has_value();
            if (reopened.logs)
                lookAtAll(*reopened.table);
        }
        // Faults where any value may stand are not seen; what they do is what this is about.
        QVERIFY(used > 5 && used < 95);
    }
    void aFileThatIsCutWhileItIsUsedNeverCrashes()
    {
        const auto path = write("hits.jsonl", RandomLog(8).lines(70000));
        keep({path});
        for (const double share : {0.6, 0.0}) {
            if (!std::filesystem::exists(sidecar({path})))
                keep({path});
            auto reopened = reopen({path});
            QVERIFY(reopened.logs);
            std::filesystem::resize_file(sidecar({path}), std::uintmax_t(share * double(std::filesystem::file_size(sidecar({path})))));
            std::ofstream(path, std::ios::binary | std::ios::app) << RandomLog(5).lines(10);
            QVERIFY(*reopened.logs->front()->follow->poll());
            lookAtAll(*reopened.table);
            QVERIFY(isRefused({path}));
        }
    }

    void theOldestGoWhenThereIsNoRoom()
    {
        Paths logs;
        const auto now = std::filesystem::file_time_type::clock::now();
        for (int i = 0; i < 4; ++i) {
            logs.push_back(write("log" + std::to_string(i) + ".jsonl", RandomLog(std::uint64_t(i)).lines(1000)));
            keep({logs.back()});
            std::filesystem::last_write_time(sidecar({logs.back()}), now - std::chrono::hours(i == 0 ? 1 : 10 - i));
        }
        write("cache/indexes/notes.txt", std::string(1000000, 'x'));
        struct stat info = {};
        QCOMPARE(::stat(sidecar({logs[0]}).c_str(), &info), 0);
        SidecarFolder(m_sidecars->path(), std::uint64_t(info.st_blocks) * 512 * 5 / 2).tidy();
        const auto isThere = [&](int i) { return std::filesystem::exists(sidecar({logs[size_t(i)]})); };
        QVERIFY(isThere(0) && !isThere(1) && !isThere(2) && isThere(3));
        m_sidecars->clear();
        QVERIFY(!isThere(0) && !isThere(3));
        QVERIFY(std::filesystem::exists(m_sidecars->path() / "notes.txt"));
        QVERIFY(!*keepTable(*load({logs[0]}), SidecarFolder(m_sidecars->path(), 1000), {}));
    }
    void severalWritersLeaveOneWholeFile()
    {
        const auto path = write("hits.jsonl", RandomLog(1).lines(5000));
        const auto table = load({path});
        std::vector<std::jthread> writers;
        std::atomic<int> kept = 0;
        for (int i = 0; i < 4; ++i)
            writers.emplace_back([&] {
                for (int n = 0; n < 5; ++n) {
                    const auto own = load({path});
                    const auto written = keepTable(*own, *m_sidecars, {});
                    kept += written && *written;
                }
            });
        writers.clear();
        QCOMPARE(kept.load(), 20);
        QCOMPARE(std::distance(std::filesystem::directory_iterator(m_sidecars->path()), std::filesystem::directory_iterator()), std::ptrdiff_t(1));
        QVERIFY(areSameRows(*table, *reopen({path}).table));
    }
};

QTEST_APPLESS_MAIN(TestLogSidecar)
#include "tst_log_sidecar.moc"
