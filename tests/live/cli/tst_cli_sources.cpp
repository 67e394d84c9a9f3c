// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/sqlite_database.h"
#include "core/hitlog/log_follow.h"
#include "core/hitlog/log_sidecar.h"
#include "tests/live/cli/cli_run.h"
#include "tests/live/cli/hit_lines.h"
#include "tests/support/packed.h"
#include "tests/support/temp_folder.h"

#include <QtTest>

#include <csignal>
#include <fstream>

using namespace cacheloupe;
using namespace cacheloupe::test;

namespace {

std::string eventLine(int number)
{
    return R"({"ts":"2026-11-02T09:30:00Z","event":"miss","call_site":"s","id":"n)" + std::to_string(number) + "\"}\n";
}

std::string hitOf(const std::string &key)
{
    return R"({"ts":"2026-11-02T09:30:00Z","event":"hit","call_site":"s","query":"q","key":")" + key + "\"}\n";
}

} // namespace

/// Which files the commands read: folders, patterns, rotated sets, archives, and logs that still grow.
class TestCliSources : public QObject {
    Q_OBJECT

    std::unique_ptr<TempFolder> m_folder;

    QString in(const char *name) const { return text(m_folder->path(name)); }
    CliRun hits(QStringList words) const
    {
        return cli(QStringList{QStringLiteral("hits"), QStringLiteral("--format=jsonl"), QStringLiteral("--limit=0")} + words);
    }
    static QStringList ids(const CliRun &run)
    {
        QStringList list;
        for (const auto &line : run.lines())
            list << line[QStringLiteral("id")].toString();
        return list;
    }
    static QStringList idsTo(int first, int last)
    {
        QStringList list;
        for (int i = first; i <= last; ++i)
            list << QStringLiteral("n%1").arg(i);
        return list;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<TempFolder>(); }

    void aKeptIndexIsUsedByWhoAsksForIt()
    {
        const auto log = m_folder->write("hits.jsonl", eventLine(1) + eventLine(2));
        const SidecarFolder sidecars(m_folder->path("cache/cacheloupe/indexes"));
        {
            HitTable table;
            QVERIFY(HitLogReader(table).follow(log).ok());
            QVERIFY(*keepTable(table, sidecars, {}));
        }
        std::ofstream(log, std::ios::app) << eventLine(3) << eventLine(4).substr(0, 30);
        const auto old = std::filesystem::file_time_type::clock::now() - std::chrono::hours(5);
        std::filesystem::last_write_time(sidecars.fileFor({log}), old);
        const QStringList cache{QStringLiteral("XDG_CACHE_HOME=") + in("cache")};
        const QStringList words{QStringLiteral("hits"), QStringLiteral("--format=jsonl"), text(log)};
        const auto anew = cli(words, cache);
        VERIFY_CODE(anew, 0);
        QVERIFY(std::filesystem::last_write_time(sidecars.fileFor({log})) == old);
        const auto kept = cli(words, cache + QStringList{QStringLiteral("CACHELOUPE_KEEP_INDEX=1")});
        VERIFY_CODE(kept, 0);
        QVERIFY(std::filesystem::last_write_time(sidecars.fileFor({log})) > old);
        // The half line at the end is a row, malformed, either way.
        QCOMPARE(kept.lines().size(), 4);
        QCOMPARE(kept.out, anew.out);
    }
    void aRotatedSetIsReadOldestFirst()
    {
        m_folder->write("logs/hits.jsonl", eventLine(5) + eventLine(6));
        m_folder->write("logs/hits.jsonl.1", eventLine(3) + eventLine(4));
        m_folder->write("logs/hits.jsonl.2.gz", gzipped(eventLine(2)));
        m_folder->write("logs/hits.jsonl.10.zst", zstdPacked(eventLine(1)));
        for (const auto &words : {QStringList{in("logs")}, QStringList{in("logs/hits.*")},
                                  QStringList{in("logs/hits.jsonl"), in("logs/hits.jsonl.1"), in("logs/hits.jsonl.10.zst"), in("logs/hits.jsonl.2.gz")}}) {
            const CliRun run = hits(words);
            VERIFY_CODE(run, 0);
            QCOMPARE(ids(run), idsTo(1, 6));
            QCOMPARE(run.lines()[3][QStringLiteral("line")].toInt(), 2);
        }
    }
    void countersCountWhatTheySay()
    {
        m_folder->write("statsd.txt", "llm.cache.hit:3|c|@0.5|#call_site:orders\nllm.cache.hit:1|c|#call_site:orders\nllm.cache.miss:3|c|#call_site:orders\n");
        m_folder->write("scrapes.txt", "llm_cache_hits_total{call_site=\"faq\"} 100 1779267600000\nllm_cache_misses_total{call_site=\"faq\"} 30 1779267600000\n"
                                       "llm_cache_hits_total{call_site=\"faq\"} 120 1779267660000\n");
        m_folder->write("single.jsonl", R"({"ts":"2026-05-20T09:00:00Z","event":"miss","call_site":"orders","query":"Where?"})" "\n");
        const CliRun run = cli({QStringLiteral("stats"), in("statsd.txt"), in("scrapes.txt"), in("single.jsonl"), QStringLiteral("--format"), QStringLiteral("json")});
        VERIFY_CODE(run, 0);
        const QJsonObject document = run.json().object();
        QCOMPARE(document[QStringLiteral("total")].toInt(), 161);
        const QJsonObject faq = document[QStringLiteral("groups")][0].toObject(), orders = document[QStringLiteral("groups")][1].toObject();
        QCOMPARE(faq[QStringLiteral("hits")].toInt(), 120);
        QCOMPARE(faq[QStringLiteral("misses")].toInt(), 30);
        QCOMPARE(faq[QStringLiteral("hit_rate")].toDouble(), 0.8);
        QCOMPARE(faq[QStringLiteral("from_counters")].toInt(), 150);
        QCOMPARE(orders[QStringLiteral("hits")].toInt(), 7);
        QCOMPARE(orders[QStringLiteral("misses")].toInt(), 4);
        QCOMPARE(orders[QStringLiteral("from_counters")].toInt(), 10);
    }
    void otherFilesOfAFolderArePassedOver()
    {
        m_folder->write("logs/a.jsonl", eventLine(1));
        m_folder->write("logs/README.md", "How to read these logs\n");
        m_folder->write("logs/empty.jsonl", "");
        const CliRun run = hits({in("logs")});
        VERIFY_CODE(run, 0);
        QCOMPARE(ids(run), idsTo(1, 1));
        VERIFY_SAYS(run, "README.md");
        std::filesystem::remove(m_folder->path("logs/a.jsonl"));
        std::filesystem::remove(m_folder->path("logs/empty.jsonl"));
        VERIFY_CODE(hits({in("logs")}), 3);
        VERIFY_CODE(hits({in("logs/*.none")}), 3);
    }
    void theSameFileIsReadOnceAndSaidSo()
    {
        m_folder->write("a.jsonl", eventLine(1));
        std::filesystem::create_symlink(m_folder->path("a.jsonl"), m_folder->path("b.jsonl"));
        const CliRun run = hits({in("a.jsonl"), in("b.jsonl"), in("./a.jsonl")});
        VERIFY_CODE(run, 0);
        QCOMPARE(ids(run), idsTo(1, 1));
        VERIFY_SAYS(run, "b.jsonl is the same file as");
    }
    void everyCommandTakesThem()
    {
        m_folder->write("logs/a.jsonl", kHitLines);
        m_folder->write("logs/b.jsonl.gz", gzipped(kHitLines));
        const CliRun stats = cli({QStringLiteral("stats"), in("logs/*"), QStringLiteral("--format=json")});
        VERIFY_CODE(stats, 0);
        QCOMPARE(stats.json().object()[QStringLiteral("total")].toInt(), 12);
        QCOMPARE(cli({QStringLiteral("log"), QStringLiteral("check"), in("logs"), QStringLiteral("--format=jsonl")}).lines().size(), 2);
        VERIFY_CODE(cli({QStringLiteral("review"), QStringLiteral("rank"), in("logs")}), 0);
    }
    void aCutArchiveGivesItsLinesAndTheByte()
    {
        std::string many;
        for (int i = 0; i < 20'000; ++i)
            many += eventLine(i);
        const std::string packed = gzipped(many);
        m_folder->write("cut.gz", packed.substr(0, packed.size() / 2));
        const CliRun run = hits({in("cut.gz")});
        VERIFY_CODE(run, 3);
        VERIFY_SAYS(run, "cut.gz");
        VERIFY_SAYS(run, ("byte " + std::to_string(packed.size() / 2)).c_str());
        QVERIFY(run.lines().size() > 5000);
        QCOMPARE(run.lines()[4999][QStringLiteral("id")].toString(), QStringLiteral("n4999"));
    }
    void followShowsEventsAsTheyCome()
    {
        const auto path = m_folder->write("live.jsonl", eventLine(1) + eventLine(2) + eventLine(3));
        QProcess process;
        process.start(QStringLiteral(CACHELOUPE_CLI), {QStringLiteral("hits"), text(path), QStringLiteral("--follow"), QStringLiteral("--limit=2"), QStringLiteral("--format=jsonl")});
        QByteArray out;
        const auto lines = [&] {
            process.waitForReadyRead(50);
            out += process.readAllStandardOutput();
            return int(out.count('\n'));
        };
        QTRY_COMPARE_WITH_TIMEOUT(lines(), 2, 60'000);
        std::ofstream(path, std::ios::app) << eventLine(4) << eventLine(5).substr(0, 20);
        QTRY_COMPARE_WITH_TIMEOUT(lines(), 3, 60'000);
        std::ofstream(path, std::ios::app) << eventLine(5).substr(20);
        QTRY_COMPARE_WITH_TIMEOUT(lines(), 4, 60'000);
        std::filesystem::rename(path, m_folder->path("live.jsonl.1"));
        m_folder->write("live.jsonl", eventLine(6));
        QTRY_COMPARE_WITH_TIMEOUT(lines(), 5, 60'000);
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        CliRun run;
        run.out = out;
        run.messages = process.readAllStandardError();
        QCOMPARE(ids(run), idsTo(2, 6));
        VERIFY_SAYS(run, "was rotated");
    }
    void followTakesInNewFilesAndJoinsTheirRows()
    {
        auto database = SqliteDatabase::open(m_folder->path("cache.db"), SqliteDatabase::Mode::create);
        QVERIFY(database.ok());
        QVERIFY(database->execute("CREATE TABLE llm_cache(cache_key TEXT PRIMARY KEY, prompt TEXT, response TEXT, created_at TEXT);"
                                  "INSERT INTO llm_cache VALUES('k-1', 'Question one?', 'Like this.', '2026-11-01T00:00:00Z')").ok());
        m_folder->write("logs/app-2026-11-20.jsonl", hitOf("k-1"));
        QProcess process;
        process.start(QStringLiteral(CACHELOUPE_CLI), {QStringLiteral("hits"), in("logs"), QStringLiteral("--follow"), QStringLiteral("--format=jsonl"),
                                                       QStringLiteral("--join"), QStringLiteral("sqlite:") + in("cache.db")});
        CliRun run;
        const auto lines = [&] {
            process.waitForReadyRead(50);
            run.out += process.readAllStandardOutput();
            return int(run.out.count('\n'));
        };
        QTRY_COMPARE_WITH_TIMEOUT(lines(), 1, 60'000);
        // An entry that the store did not have when it was opened, in a file that was not there.
        QVERIFY(database->execute("INSERT INTO llm_cache VALUES('k-2', 'Question two?', 'Like that.', '2026-11-02T00:00:00Z')").ok());
        m_folder->write("logs/app-2026-11-21.jsonl", hitOf("k-2"));
        QTRY_COMPARE_WITH_TIMEOUT(lines(), 2, 60'000);
        std::ofstream(m_folder->path("logs/app-2026-11-21.jsonl"), std::ios::app) << hitOf("k-1");
        QTRY_COMPARE_WITH_TIMEOUT(lines(), 3, 60'000);
        process.terminate();
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 0);
        QStringList cached;
        for (const auto &line : run.lines())
            cached << line[QStringLiteral("cached_query")].toString();
        QCOMPARE(cached, (QStringList{QStringLiteral("Question one?"), QStringLiteral("Question two?"), QStringLiteral("Question one?")}));
        QVERIFY(process.readAllStandardError().contains("app-2026-11-21.jsonl is new"));
    }
    void followEndsOnTermAndFilters()
    {
        const auto path = m_folder->write("live.jsonl", std::string(kHitLines));
        QProcess process;
        process.start(QStringLiteral(CACHELOUPE_CLI), {QStringLiteral("hits"), text(path), QStringLiteral("--follow"), QStringLiteral("--where"), QStringLiteral("call_site:s")});
        // Without a fitting event there is no table yet.
        std::ofstream(path, std::ios::app) << eventLine(7);
        QVERIFY(process.waitForReadyRead(60'000));
        process.terminate();
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(process.readAllStandardOutput().count('\n'), 2);
        VERIFY_CODE(cli({QStringLiteral("hits"), text(path), QStringLiteral("--follow"), QStringLiteral("--sort=age")}), 2);
    }
};

QTEST_GUILESS_MAIN(TestCliSources)
#include "tst_cli_sources.moc"
